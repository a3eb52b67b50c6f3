"""The actions of the menu File."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare, on_journey

declare(
    Action(
        name="file.new",
        label=mark("New"),
        menu=mark("File"),
        keys=("Ctrl+N",),
        run=lambda host: host.documents.new(),
        icon="new",
    ),
    Action(
        name="file.window",
        label=mark("New window"),
        menu="File",
        keys=("Ctrl+Shift+N",),
        run=lambda host: host.commands.new_window(),
    ),
    Action(
        name="file.open",
        label=mark("Open…"),
        menu="File",
        keys=("Ctrl+O",),
        run=lambda host: host.documents.open(),
        icon="open",
    ),
    Action(
        name="file.sample",
        label=mark("Open the sample"),
        menu="File",
        run=lambda host: host.documents.open_sample(),
    ),
    Action(
        name="file.start",
        label=mark("Start page"),
        menu="File",
        run=lambda host: host.commands.show_start(),
    ),
    Action(
        name="file.save",
        label=mark("Save"),
        menu="File",
        keys=("Ctrl+S",),
        run=lambda host: host.documents.save(),
        applies=on_journey,
        icon="save",
    ),
    Action(
        name="file.save-as",
        label=mark("Save as…"),
        menu="File",
        keys=("Ctrl+Shift+S",),
        run=lambda host: host.documents.save_as(),
        applies=on_journey,
    ),
    Action(
        name="file.template",
        label=mark("Save as template…"),
        menu="File",
        run=lambda host: host.documents.save_template(),
        applies=on_journey,
        hint=mark("Puts the map on the start page, to begin others with"),
    ),
    Action(
        name="file.import",
        label=mark("Import…"),
        menu="File",
        run=lambda host: host.documents.import_file(),
        icon="import",
    ),
    Action(
        name="file.merge",
        label=mark("Merge with a file…"),
        menu="File",
        run=lambda host: host.documents.merge_file(),
        applies=on_journey,
        hint=mark("Lists what differs in another file of this journey, to take what one likes"),
    ),
    Action(
        name="file.survey",
        label=mark("Scores from a survey…"),
        menu="File",
        run=lambda host: host.documents.bring_survey(),
        icon="survey",
        hint=mark("Counts the answers in a CSV, Excel or ODS file, and shows first what comes in"),
    ),
    Action(
        name="file.export",
        label=mark("Export…"),
        menu="File",
        keys=("Ctrl+E",),
        run=lambda host: host.documents.export(),
        applies=on_journey,
        icon="export",
    ),
    Action(
        name="file.print",
        label=mark("Print…"),
        menu="File",
        keys=("Ctrl+P",),
        run=lambda host: host.documents.print_out(),
        applies=on_journey,
    ),
    Action(
        name="file.quit",
        label=mark("Quit"),
        menu="File",
        keys=("Ctrl+Q",),
        run=lambda host: host.commands.quit(),
    ),
)
