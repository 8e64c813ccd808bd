"""Faults of fetching a finished video."""

from __future__ import annotations

from tests.faults.matrix import Fault

ROWS: tuple[Fault, ...] = (
    Fault("D01", "The whole file comes"),
    Fault("D02", "The reply is cut short, its length was told"),
    Fault("D03", "The reply is cut short, its length was not told, so it looks whole"),
    Fault("D04", "The rest of the file is another part, another file, or the whole file"),
    Fault("D05", "The link is dead: 403, 404, 410"),
    Fault("D06", "The storage is out of order or asks for a pause: 429 and 5xx"),
    Fault("D07", "The link leads on to another host"),
    Fault("D08", "The link leads on to a place where no video may come from"),
    Fault("D09", "The link itself cannot be used"),
    Fault("D10", "A web page comes instead of a video"),
    Fault("D11", "The type and the name of the file lie"),
    Fault("D12", "The server proposes a hostile file name"),
    Fault("D13", "More is announced, or comes, than there is room for or than was said"),
    Fault("D14", "The disk is full at some byte"),
    Fault(
        "D15",
        "The folder cannot be used: read-only, deleted, a file, a drive that went away, a name or a file too long",
        elsewhere="a real exFAT disk; its limit of a file is played by the system's own limit",
    ),
    Fault("D16", "The name is taken: by a file, a link, a folder, or by somebody who races us"),
    Fault(
        "D17",
        "Another program holds the file, so it gets no name",
        elsewhere="a real virus scanner on Windows; the refusal of the rename is played",
    ),
    Fault("D18", "It comes too slowly"),
    Fault("D19", "Two files were made, one cannot be fetched"),
    Fault("D20", "The file comes compressed, or is a bomb"),
    Fault("D21", "What comes is damaged, empty, a playlist, a giant picture, or random"),
    Fault("D22", "The program is killed in the middle of a fetch"),
    Fault("D23", "The user moved or deleted the finished file"),
    Fault("D24", "The link died before we began, because the program was closed for days"),
)
