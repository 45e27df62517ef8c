"""What a client of the server can ask for, as the Model Context Protocol has it."""

from __future__ import annotations

from functools import partial
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, TypeVar

import mcp_types as types
from anyio import to_thread
from mcp.shared.exceptions import MCPError

from glossgraph.assistant import prompts, resources
from glossgraph.assistant.answering import reply
from glossgraph.assistant.plain import named
from glossgraph.assistant.terms import UnanswerableError
from glossgraph.assistant.tools import TOOLS, name
from glossgraph.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mcp.server.context import ServerRequestContext

    from glossgraph.assistant.folder import Folder, Opened
    from glossgraph.model import Glossary

_MOST_COMPLETIONS = 100
"""The most that the protocol allows."""

_MARKDOWN = "text/markdown"

Answer = TypeVar("Answer")


class Requests:
    """Answers the requests of clients from the glossary in a folder."""

    def __init__(self, folder: Folder) -> None:
        """Take the folder."""
        self._folder = folder

    async def _asked(self, answer: Callable[[Opened], Answer]) -> Answer:
        """Return what a function answers from the glossary as it is now; meanwhile, other requests are taken."""
        return await to_thread.run_sync(self._folder.ask, answer)

    async def list_tools(
        self, _: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        """Return all tools."""
        del params
        tools = [
            types.Tool(
                name=name(tool),
                title=tool.TITLE,
                description=cleandoc(tool.__doc__),
                input_schema=tool.Asked.model_json_schema(),
                output_schema=tool.Told.model_json_schema(),
                annotations=types.ToolAnnotations(
                    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
                ),
            )
            for tool in TOOLS
        ]
        return types.ListToolsResult(tools=tools)

    async def call_tool(
        self, _: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        """Return what a tool answers; where it has no answer, the result is an error that says why."""
        told = await self._asked(lambda opened: reply(opened, params.name, params.arguments or {}))
        return types.CallToolResult(
            content=[types.TextContent(type="text", text=told.text)],
            structured_content=told.values,
            is_error=told.values is None,
        )

    async def list_resources(
        self, _: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListResourcesResult:
        """Return some of the resources, and where the others begin."""
        cursor = (params.cursor if params else None) or "0"
        if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < len("1000000000")):
            raise MCPError(types.INVALID_PARAMS, "this cursor does not come from here")
        found, after = await self._asked(partial(resources.listed, first=int(cursor)))
        return types.ListResourcesResult(
            resources=[
                types.Resource(uri=each.uri, name=each.title, description=each.description or None, mime_type=_MARKDOWN)
                for each in found
            ],
            next_cursor=str(after) if after else None,
        )

    async def list_templates(
        self, _: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListResourceTemplatesResult:
        """Return the forms of the addresses of resources."""
        del params
        templates = [
            types.ResourceTemplate(
                uri_template=each.uri,
                name=each.name,
                title=each.title,
                description=each.description,
                mime_type=_MARKDOWN,
            )
            for each in resources.TEMPLATES
        ]
        return types.ListResourceTemplatesResult(resource_templates=templates)

    async def read_resource(
        self, _: ServerRequestContext[Any], params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """Return a resource."""
        try:
            text = await self._asked(partial(resources.read, uri=params.uri))
        except UnanswerableError as error:
            raise MCPError(types.INVALID_PARAMS, str(error), {"uri": named(params.uri)}) from error
        contents = types.TextResourceContents(uri=params.uri, text=text, mime_type=_MARKDOWN)
        return types.ReadResourceResult(contents=[contents])

    async def list_prompts(
        self, _: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListPromptsResult:
        """Return all prompts."""
        del params
        arguments = [
            types.PromptArgument(name=each.name, description=each.description, required=each.is_required)
            for each in prompts.ARGUMENTS
        ]
        explain = types.Prompt(
            name=prompts.EXPLAIN, title=prompts.TITLE, description=prompts.DESCRIPTION, arguments=arguments
        )
        return types.ListPromptsResult(prompts=[explain])

    async def get_prompt(
        self, _: ServerRequestContext[Any], params: types.GetPromptRequestParams
    ) -> types.GetPromptResult:
        """Return a prompt."""
        given = params.arguments or {}
        known = {each.name for each in prompts.ARGUMENTS}
        if params.name != prompts.EXPLAIN:
            raise MCPError(
                types.INVALID_PARAMS, f"no prompt is called `{named(params.name)}`; there is `{prompts.EXPLAIN}`"
            )
        if not given.get("topic", "").strip() or given.keys() - known:
            raise MCPError(types.INVALID_PARAMS, "this prompt takes a `topic`, and perhaps a `reader`")
        if any(len(value) > prompts.LONGEST for value in given.values()):
            raise MCPError(types.INVALID_PARAMS, f"an argument has at most {prompts.LONGEST:,} characters")
        asked = types.TextContent(type="text", text=prompts.explain(**given))
        return types.GetPromptResult(
            description=prompts.DESCRIPTION, messages=[types.PromptMessage(role="user", content=asked)]
        )

    async def complete(self, _: ServerRequestContext[Any], params: types.CompleteRequestParams) -> types.CompleteResult:
        """Return how what somebody has begun to type may go on."""
        begun = params.argument.value.casefold()
        found = await self._asked(partial(_possible, params.ref, params.argument.name))
        fitting = [value for value in found if value.casefold().startswith(begun)]
        shown = types.Completion(
            values=fitting[:_MOST_COMPLETIONS], total=len(fitting), has_more=len(fitting) > _MOST_COMPLETIONS
        )
        return types.CompleteResult(completion=shown)


def _possible(ref: types.ResourceTemplateReference | types.PromptReference, argument: str, opened: Opened) -> list[str]:
    """Return all values that an argument of a prompt, or the variable of a resource, may have."""
    if isinstance(ref, types.PromptReference):
        is_term = ref.name == prompts.EXPLAIN and argument == "topic"
        return sorted(_names(opened.site.glossary)) if is_term else []
    template = next((each for each in resources.TEMPLATES if each.uri == ref.uri), None)
    is_pages = template is not None and template.name == "page"
    if template is None or (is_pages and opened.faults):
        return []
    return sorted(resources.ids(opened.site, template.name))


def _names(glossary: Glossary) -> Iterable[str]:
    return {named(name.written) for term in glossary.terms.values() for name in names_of(term)}
