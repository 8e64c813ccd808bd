"""The page *Network*: the way to the internet, and a test of it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import ConnectionReport
from vidgo_desktop.core.network import ProxyFault, read_proxy
from vidgo_desktop.core.settings import UPLOADS_AT_ONCE, ProxyMode, Settings
from vidgo_desktop.ui.connection_lines import ConnectionLines
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.service_address import ServiceAddress
from vidgo_desktop.ui.setting_rows import SettingRow, small_button
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme, set_role

_FIELD_WIDTH, _FIELD_HEIGHT = 224, 32


class _ProxyField(QLineEdit):
    """As wide as drawn, narrower where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The drawn width."""
        return QSize(self._theme.scaled(_FIELD_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A short address."""
        return QSize(120, super().minimumSizeHint().height())


class NetworkPage(SettingsPage):
    """A key is never carried over to another service: it is forgotten first."""

    key_forget_requested = Signal()
    connection_test_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mode = DropDown(
            theme,
            [
                ("system", self.tr("Same as the system")),
                ("none", self.tr("None")),
                ("manual", self.tr("Manual")),
            ],
            176,
        )
        self._mode.setObjectName("proxyMode")
        self._mode.setAccessibleName(self.tr("Proxy"))
        self.proxy = _ProxyField(theme)
        self.proxy.setObjectName("ownProxy")
        self.proxy.setAccessibleName(self.tr("Own proxy, host and port"))
        self.proxy.setPlaceholderText(self.tr("host : port"))
        self.proxy.setMaxLength(300)
        self._proxy_note = NoteLine(theme)
        self._certificates = named_switch(theme, "systemCertificates", self.tr("Certificates"))
        numbers = [(str(number), str(number)) for number in UPLOADS_AT_ONCE]
        self._uploads = DropDown(theme, numbers, 88)
        self._uploads.setObjectName("uploadsAtOnce")
        self._uploads.setAccessibleName(self.tr("Uploads at the same time"))
        self._test = small_button(theme, "testNetwork", self.tr("Test now"), "refresh")
        self._test.setAccessibleName(self.tr("Test the connection"))
        self.lines = ConnectionLines(theme)
        self.address = ServiceAddress(theme)
        self._fold = QPushButton(self.tr("Advanced"))
        self._put_together(theme)
        self._connect()
        self._dress()
        self._unfold(False)
        self.show_settings(self._settings)

    def _put_together(self, theme: Theme) -> None:
        own = SettingRow(theme, self.tr("Own proxy"), self.tr("Only used when chosen above."), self.proxy)
        own.add_below(self._proxy_note)
        service = self.tr("Service, upload and download, one after the other.")
        test = SettingRow(theme, self.tr("Test connection"), service, self._test)
        test.add_below(self.lines)
        uploads = self.tr("Vidgo allows 5 per minute.")
        self._add_rows(
            SettingRow(theme, self.tr("Proxy"), self.tr("How this app reaches the internet."), self._mode),
            own,
            SettingRow(theme, self.tr("Certificates"), self.tr("Use the ones your system trusts."), self._certificates),
            SettingRow(theme, self.tr("Uploads at the same time"), uploads, self._uploads),
            test,
        )
        self._fold.setObjectName("advancedNetwork")
        self._fold.setCheckable(True)
        self._fold.setAutoDefault(False)
        self._fold.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_role(self._fold, role="link")
        fold = QWidget()
        box = QVBoxLayout(fold)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._fold)
        self._box.addWidget(fold)
        self._box.addWidget(self.address)
        self._box.addStretch(1)

    def _connect(self) -> None:
        self._mode.chosen.connect(self._mode_chosen)
        self.proxy.textChanged.connect(self._look_at_proxy)
        self.proxy.editingFinished.connect(self._use_proxy)
        self._certificates.chosen.connect(self._certificates_chosen)
        self._uploads.chosen.connect(self._uploads_chosen)
        self._test.clicked.connect(self._test_now)
        self._fold.toggled.connect(self._unfold)
        self.address.address_wished.connect(self._address_wished)
        self.address.key_forget_requested.connect(self.key_forget_requested)
        self._theme.changed.connect(self._dress)

    @property
    def proxy_note(self) -> str:
        """The sentence under the proxy."""
        return self._proxy_note.text

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        changed = settings.proxy != self._settings.proxy
        super().show_settings(settings)
        self._mode.choose(settings.proxy_mode)
        self._certificates.show_on(settings.system_certificates)
        self._uploads.choose(str(settings.uploads_at_once))
        self.address.show_address(settings.api_base)
        if changed and not self.proxy.hasFocus():
            self.proxy.setText(_shown(settings.proxy))
        self._look_at_proxy()

    def show_key(self, has_key: bool) -> None:
        """A key would be forgotten by another address, so that is said before."""
        self.address.show_key(has_key)
        self.lines.show_key(has_key)

    def show_api_base(self, text: str, fixed: bool) -> None:
        """The address that is really in force; ``fixed`` when the program was started with it."""
        self.address.show_in_force(text, fixed)

    def forget_test(self) -> None:
        """Whoever was asked to test does not answer any more."""
        self.lines.clear()
        self._test.setEnabled(True)

    def show_connection(self, report: ConnectionReport) -> None:
        """How far the test has come."""
        self.lines.show_report(report)
        self._test.setEnabled(report.finished)

    def forget_text(self) -> None:
        """Take back what was entered but not used."""
        self.proxy.setText(_shown(self._settings.proxy))
        self.address.forget_text()
        self.forget_test()

    @Slot(object)
    def _mode_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, proxy_mode=cast(ProxyMode, key)))
        if key == "manual":
            self.proxy.setFocus()

    @Slot()
    def _look_at_proxy(self) -> None:
        fault = read_proxy(self.proxy.text()).fault
        needed = self._settings.proxy_mode == "manual"
        if fault is None or (fault is ProxyFault.EMPTY and not needed):
            self._proxy_note.clear()
        elif fault is ProxyFault.EMPTY:
            self._proxy_note.show_note("warn", "alert", self._fault_words(fault))
        else:
            self._proxy_note.show_note("error", "failed", self._fault_words(fault))
        state = "" if fault in (None, ProxyFault.EMPTY) else "error"
        self.proxy.setAccessibleDescription(self._proxy_note.text)
        if self.proxy.property("state") != state:
            set_role(self.proxy, state=state)

    def _fault_words(self, fault: ProxyFault) -> str:
        match fault:
            case ProxyFault.EMPTY:
                return self.tr("Enter the proxy’s host and port. Nothing is sent until then.")
            case ProxyFault.SIGN_IN:
                return self.tr("Leave out the name and the password: they would be kept here in plain text.")
            case ProxyFault.SCHEME:
                return self.tr("Only http and https proxies can be used.")
            case ProxyFault.PORT:
                return self.tr("The port is missing: a number after a colon, such as proxy.example:8080.")
            case ProxyFault.HOST | ProxyFault.PATH:
                return self.tr("This cannot be a proxy. It looks like proxy.example:8080.")

    @Slot()
    def _use_proxy(self) -> None:
        found = read_proxy(self.proxy.text())
        if found.fault in (None, ProxyFault.EMPTY) and found.address != self._settings.proxy:
            self.settings_changed.emit(replace(self._settings, proxy=found.address))

    @Slot(bool)
    def _certificates_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, system_certificates=on))

    @Slot(object)
    def _uploads_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, uploads_at_once=int(key)))

    @Slot()
    def _test_now(self) -> None:
        self._test.setEnabled(False)
        self.lines.show_report(ConnectionReport())
        self.connection_test_requested.emit()

    @Slot(object)
    def _address_wished(self, base: str) -> None:
        self.settings_changed.emit(replace(self._settings, api_base=base))

    @Slot(bool)
    def _unfold(self, opened: bool) -> None:
        self.address.setVisible(opened)
        self._theme.bind_icon(self._fold, "chevron-up" if opened else "chevron-down", 14, "accent.text")
        self._fold.setAccessibleName(self.tr("Advanced, open") if opened else self.tr("Advanced, closed"))

    @Slot()
    def _dress(self) -> None:
        height = self._theme.scaled(_FIELD_HEIGHT)
        # The outline is inside of the height.
        self.proxy.setStyleSheet(
            f"QLineEdit {{ min-height: {height - 2}px; placeholder-text-color: {self._theme.hex('text.3')}; }}"
        )


def _shown(address: str) -> str:
    return address.removeprefix("http://")
