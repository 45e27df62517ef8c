CREATE CONSTRAINT glossary_term_id IF NOT EXISTS FOR (n:Term) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_stage_id IF NOT EXISTS FOR (n:Stage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_kind_id IF NOT EXISTS FOR (n:Kind) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_setting_id IF NOT EXISTS FOR (n:Setting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT glossary_group_id IF NOT EXISTS FOR (n:Group) REQUIRE n.id IS UNIQUE;
UNWIND [
{id: 'baker', label: 'Baker', kind: 'person', definition: 'One who works the mixture.', status: 'reviewed'},
{id: 'dough', label: 'Dough', kind: 'happening', stage: 'mixing', stage_number: 1, aliases: ['paste', '2-part mixture'], definition: 'Flour and water worked together until they hold, before any time has passed.', status: 'reviewed', sources: ['miller-1999']},
{id: 'flatbread', label: 'Flatbread', kind: 'happening', stage: 'baking', stage_number: 3, definition: 'A thin piece baked without having grown.', status: 'reviewed'},
{id: 'hydration', label: 'Hydration', kind: 'quantity', definition: 'The weight of water for each unit of flour.', status: 'reviewed', formula: 'eta = sum(i, W_i) / (F * (1 - abs(b))) ** 1'},
{id: 'loaf', label: 'Loaf', kind: 'happening', stage: 'baking', stage_number: 3, definition: 'The finished piece, with a crust.', status: 'reviewed', sources: ['miller-1999', 'guild-2020', 'unnamed-2001']},
{id: 'old-tale', label: 'Old tale', kind: 'tale', definition: 'A story that nobody tells any more.', status: 'deprecated', replaced_by: 'sunday'},
{id: 'oven-keeper', label: 'Oven "keeper" < of > the fire', kind: 'person', definition: '=One who keeps "the fire" < hot > & safe.', status: 'reviewed'},
{id: 'rise', label: 'Rise', kind: 'happening', stage: 'proving', stage_number: 2, definition: 'The growth of a mixture in volume as gas is caught in it.', status: 'reviewed'},
{id: 'starter', label: 'Starter', kind: 'happening', stage: 'mixing', stage_number: 1, definition: 'Flour and water in which wild yeast is kept alive from one week to the next.', status: 'draft'},
{id: 'sunday', label: 'A Sunday', kind: 'tale', definition: 'One morning in one kitchen.', status: 'draft', sources: ['miller-1999']}
] AS row
MERGE (n:Term {id: row.id})
SET n.label = row.label, n.kind = row.kind, n.stage = row.stage, n.stage_number = row.stage_number, n.aliases = row.aliases, n.definition = row.definition, n.status = row.status, n.replaced_by = row.replaced_by, n.formula = row.formula, n.sources = row.sources;
UNWIND [
{id: 'mixing', label: 'Mixing', number: 1, description: 'Flour meets water. See dough.'},
{id: 'proving', label: 'Proving', number: 2, description: 'Yeast is given time.'},
{id: 'baking', label: 'Baking', number: 3, description: 'Heat ends it.'}
] AS row
MERGE (n:Stage {id: row.id})
SET n.label = row.label, n.number = row.number, n.description = row.description, n.within = row.within;
UNWIND [
{id: 'happening', label: 'Happening', description: 'Something that takes place.'},
{id: 'quantity', label: 'Quantity', description: 'Something that is measured.'},
{id: 'person', label: 'Person', description: 'One who acts.'},
{id: 'tale', label: 'Tale', description: 'A story.'}
] AS row
MERGE (n:Kind {id: row.id})
SET n.label = row.label, n.number = row.number, n.description = row.description, n.within = row.within;
UNWIND [
{source: 'dough', target: 'flatbread', relation: 'leads-to', label: 'leads to', flow: 'forward', reason: 'Without gas it can only be baked flat.', when: 'the yeast is dead'},
{source: 'dough', target: 'rise', relation: 'leads-to', label: 'leads to', flow: 'forward', reason: 'Left in the warm, it fills with gas.', when: 'the yeast is alive'},
{source: 'rise', target: 'loaf', relation: 'leads-to', label: 'leads to', flow: 'forward', reason: 'What has grown is baked before it falls again.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`LEADS_TO`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'baker', target: 'dough', relation: 'allows', label: 'allows', flow: 'forward', reason: 'Somebody has to work it.'},
{source: 'oven-keeper', target: 'loaf', relation: 'allows', label: 'allows', flow: 'forward', reason: 'The fire is in these hands.'},
{source: 'starter', target: 'rise', relation: 'allows', label: 'allows', flow: 'forward', reason: 'The yeast it carries makes the gas.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`ALLOWS`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'loaf', target: 'rise', relation: 'shows', label: 'shows', flow: 'backward', reason: 'Its crumb records how far the mixture had grown.', sources: ['miller-1999']}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`SHOWS`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'loaf', target: 'starter', relation: 'returns-to', label: 'returns to', flow: 'feedback', reason: 'A piece of the mixture is held back and fed for the next time.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`RETURNS_TO`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'flatbread', target: 'loaf', relation: 'sort-of', label: 'is a sort of', flow: 'none', reason: 'It is a finished piece as well, though a low one.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`SORT_OF`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'dough', target: 'hydration', relation: 'gauged-by', label: 'is gauged by', flow: 'none', reason: 'The share of water decides how it holds.'},
{source: 'old-tale', target: 'hydration', relation: 'gauged-by', label: 'is gauged by', flow: 'none', reason: 'It was said to tell the water.'},
{source: 'sunday', target: 'hydration', relation: 'gauged-by', label: 'is gauged by', flow: 'none', reason: 'The water was weighed.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`GAUGED_BY`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'dough', target: 'starter', relation: 'not-the-same-as', label: 'is not the same as', flow: 'none', reason: 'A starter is kept and fed, a dough is used up.'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Term {id: row.target})
MERGE (a)-[r:`NOT_THE_SAME_AS`]->(b)
SET r.relation = row.relation, r.label = row.label, r.flow = row.flow, r.reason = row.reason, r.when = row.when, r.settings = row.settings, r.sources = row.sources;
UNWIND [
{source: 'dough', target: 'mixing'},
{source: 'flatbread', target: 'baking'},
{source: 'loaf', target: 'baking'},
{source: 'rise', target: 'proving'},
{source: 'starter', target: 'mixing'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Stage {id: row.target})
MERGE (a)-[:`IN_STAGE`]->(b);
UNWIND [
{source: 'baker', target: 'person'},
{source: 'dough', target: 'happening'},
{source: 'flatbread', target: 'happening'},
{source: 'hydration', target: 'quantity'},
{source: 'loaf', target: 'happening'},
{source: 'old-tale', target: 'tale'},
{source: 'oven-keeper', target: 'person'},
{source: 'rise', target: 'happening'},
{source: 'starter', target: 'happening'},
{source: 'sunday', target: 'tale'}
] AS row
MATCH (a:Term {id: row.source})
MATCH (b:Kind {id: row.target})
MERGE (a)-[:`OF_KIND`]->(b);
