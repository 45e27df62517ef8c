CREATE CONSTRAINT glossary_term_id IF NOT EXISTS FOR (n:Term) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_stage_id IF NOT EXISTS FOR (n:Stage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_kind_id IF NOT EXISTS FOR (n:Kind) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_setting_id IF NOT EXISTS FOR (n:Setting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_group_id IF NOT EXISTS FOR (n:Group) REQUIRE n.id IS UNIQUE;
UNWIND [
{id: 'ladle', label: 'Ladle', kind: 'concept', status: 'draft'},
{id: 'soup', label: 'Soup', kind: 'concept', definition: 'Food that is eaten with a spoon.', status: 'draft'},
{id: 'spoon', label: 'Spoon', kind: 'concept', aliases: ['eating spoon'], definition: 'A shallow bowl on a handle, with which food is lifted.', status: 'reviewed', sources: ['spoon-book', 'spoon-list']},
{id: 'spork', label: 'Spork', kind: 'concept', status: 'deprecated'},
{id: 'whisk-game', label: 'Whisk (card game)', kind: 'concept', definition: 'A misspelling of whist, a game for four.', status: 'draft'},
{id: 'whisk-kitchen', label: 'Whisk (kitchen tool)', kind: 'concept', status: 'draft'}
] AS row
MERGE (n:Term {id: row.id})
SET n.label = row.label, n.kind = row.kind, n.stage = row.stage, n.stage_number = row.stage_number, n.aliases = row.aliases, n.definition = row.definition, n.status = row.status, n.replaced_by = row.replaced_by, n.formula = row.formula, n.sources = row.sources;
UNWIND [
{id: 'concept', label: 'Concept'}
] AS row
MERGE (n:Kind {id: row.id})
SET n.label = row.label, n.number = row.number, n.description = row.description, n.within = row.within;
UNWIND [
{id: 'kitchen', label: 'In the kitchen', description: 'What spoons are for before a meal.'},
{id: 'stove', label: 'At the stove', within: ['kitchen']},
{id: 'table', label: 'At the table'}
] AS row
MERGE (n:Group {id: row.id})
SET n.label = row.label, n.number = row.number, n.description = row.description, n.within = row.within;
UNWIND [
{source: 'ladle', target: 'spoon', relation: 'broader', label: 'is a kind of', flow: 'none'},
{source: 'spork', target: 'spoon', relation: 'broader', label: 'is a kind of', flow: 'none'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`BROADER`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'ladle', target: 'whisk-kitchen', relation: 'related', label: 'is related to', flow: 'none'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`RELATED`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'ladle', target: 'soup', relation: 'made-for', label: 'is made for', flow: 'none', reason: 'It holds a portion.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`MADE_FOR`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'ladle', target: 'stove'},
{source: 'spoon', target: 'table'},
{source: 'spoon', target: 'stove'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Group {id: row.target})
MERGE (a)-[:`IN_GROUP`]->(b);
UNWIND [
{source: 'ladle', target: 'concept'},
{source: 'soup', target: 'concept'},
{source: 'spoon', target: 'concept'},
{source: 'spork', target: 'concept'},
{source: 'whisk-game', target: 'concept'},
{source: 'whisk-kitchen', target: 'concept'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Kind {id: row.target})
MERGE (a)-[:`OF_KIND`]->(b);
