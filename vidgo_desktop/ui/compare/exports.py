"""What *Export* does: asks where to save, has it made, and says how far that is and how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.film_export import ENDINGS, ExportKind
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.compare.panel import ComparePanel
from vidgo_desktop.ui.compare.session import Session
from vidgo_desktop.ui.compare.stage import CompareStage
from vidgo_desktop.ui.compare.times import number

if TYPE_CHECKING:
    from vidgo_desktop.core.film_export import ExportTools
    from vidgo_desktop.ui.compare.export_jobs import ExportJob

translate = QCoreApplication.translate


class Exports(QObject):
    """``show_requested`` carries the file that is to be shown in its folder, ``begins`` the folder of one in the
    making.
    """

    show_requested = Signal(object)
    begins = Signal(object)

    def __init__(
        self, tools: ExportTools | None, session: Session, stage: CompareStage, panel: ComparePanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._tools = tools
        self._session, self._stage, self._panel, self._page = session, stage, panel, page
        self._job: ExportJob | None = None
        self._made: Path | None = None
        self._kind = ExportKind.VIDEO
        self._is_cut = False
        panel.export.export_clicked.connect(self._ask)
        panel.export.menu_opens.connect(self._menu_opens)
        panel.export.cancel_clicked.connect(self.cancel)
        panel.export.folder_clicked.connect(self._show)

    @property
    def can_export(self) -> bool:
        """Whether there is somebody who can."""
        return self._tools is not None

    @property
    def is_busy(self) -> bool:
        """Whether an export runs."""
        return self._job is not None and self._job.is_busy

    def shutdown(self) -> None:
        """End a running export and leave nothing behind."""
        if self._job is not None:
            self._job.shutdown()

    @Slot()
    def cancel(self) -> None:
        """Stop a running export."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _ask(self, kind: object) -> None:
        line = self._session.line
        if line is None or self._tools is None or self.is_busy:
            return
        from vidgo_desktop.ui.compare.export_words import suggested_name

        self._kind = ExportKind(str(kind))
        self._session.engine.pause()
        titles = {
            ExportKind.VIDEO: self.tr("Export video"),
            ExportKind.GIF: self.tr("Export GIF"),
            ExportKind.FRAME: self.tr("Save this frame"),
        }
        ending = ENDINGS[self._kind]
        dialog = QFileDialog(self._page, titles[self._kind], str(line.result.path.parent))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        dialog.setDefaultSuffix(ending)
        # A file that is there is never replaced: another name is made.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(suggested_name(line.result.path, self._kind))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, name: str) -> None:
        if name:
            self.start(self._kind, Path(name))

    def start(self, kind: ExportKind, target: Path) -> None:
        """Make this file of what is chosen now; does nothing while another one is made."""
        line, tools = self._session.line, self._tools
        if line is None or tools is None or self.is_busy:
            return
        from vidgo_desktop.ui.compare.export_jobs import ExportJob
        from vidgo_desktop.ui.compare.export_order import ExportOrder, Layout

        if self._job is None:
            self._job = ExportJob(tools, self)
            self._job.progressed.connect(self._progressed)
            self._job.finished.connect(self._finished)
            self._job.failed.connect(self._failed)
            self._job.cancelled.connect(self._cancelled)
        panel, stage = self._panel.export, self._stage
        first, last = self._part()
        if kind is ExportKind.FRAME:
            first, last = self._session.engine.seconds, None
        self._is_cut = kind is ExportKind.GIF and self._gif_is_cut()
        labels = (self.tr("Before"), self.tr("After")) if panel.labels.isChecked() else None
        order = ExportOrder(
            kind=kind,
            target=target,
            line=line,
            layout=Layout(panel.layout_key),
            first=first,
            last=last,
            labels=labels,
            sound=self._panel.heard,
            wipe=stage.wipe,
            fade=stage.fade,
            single=stage.single,
            mirrored=stage.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )
        self._made = None
        panel.show_outcome("")
        panel.show_progress(0.0)
        self.begins.emit(target.parent)
        self._job.start(order)

    def _part(self) -> tuple[float, float | None]:
        """What a film or a GIF begins and ends with, in seconds of the line."""
        loop = self._session.loop
        return (loop.first, loop.last) if loop is not None and self._panel.export.wants_loop else (0.0, None)

    def _gif_is_cut(self) -> bool:
        from vidgo_desktop.ui.compare.export_words import gif_is_cut

        line, (first, last) = self._session.line, self._part()
        if line is None:
            return False
        return gif_is_cut((line.shared_seconds or line.seconds) if last is None else last - first)

    @Slot()
    def _menu_opens(self) -> None:
        from vidgo_desktop.ui.compare.export_order import GIF_SECONDS

        self._panel.export.show_gif_seconds(GIF_SECONDS if self._gif_is_cut() else None)

    @Slot(float)
    def _progressed(self, share: float) -> None:
        self._panel.export.show_progress(share)

    @Slot(object)
    def _finished(self, path: Path) -> None:
        self._made = path
        text = self.tr("Saved as {name}").format(name=path.name)
        if self._is_cut:
            from vidgo_desktop.ui.compare.export_order import GIF_SECONDS

            seconds = number(GIF_SECONDS)
            text = self.tr("Saved as {name}. It holds the first {seconds} s.").format(name=path.name, seconds=seconds)
        self._end(text, "ok", has_file=True)

    @Slot(object)
    def _failed(self, error: VidgoError) -> None:
        from vidgo_desktop.ui.compare.export_words import failure_words

        self._end(failure_words(error), "error")

    @Slot()
    def _cancelled(self) -> None:
        self._end(self.tr("Cancelled. Nothing was saved."), "2")

    def _end(self, text: str, tone: str, *, has_file: bool = False) -> None:
        self._panel.export.show_progress(None)
        self._panel.export.show_outcome(text, tone, has_file=has_file)
        announce(self._panel.export.button, text)

    @Slot()
    def _show(self) -> None:
        if self._made is not None:
            self.show_requested.emit(self._made)
