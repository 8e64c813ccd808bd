"""Data only: the words for each class of ``core.errors``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vidgo_desktop.ui.error_actions import QT_TRANSLATE_NOOP, ActionKind, Row
from vidgo_desktop.ui.error_reasons import POLICY

# The service is out of order, and this task has not reached it yet.
DOWN_BEFORE_SENDING = Row(
    QT_TRANSLATE_NOOP("ErrorText", "Vidgo has a problem"),
    QT_TRANSLATE_NOOP("ErrorText", "The service is out of order at the moment, so nothing was sent."),
)
# A page came instead of an answer: the network's own, as in a hotel or on a train.
SIGN_IN = Row(
    QT_TRANSLATE_NOOP("ErrorText", "Your network wants a sign-in"),
    QT_TRANSLATE_NOOP("ErrorText", "A page of your network came instead of Vidgo’s answer. Sign in with your browser."),
    ActionKind.TEST_CONNECTION,
)
# A task that never got a number cannot be looked for: what was not found is the service itself.
NOTHING_THERE = Row(
    QT_TRANSLATE_NOOP("ErrorText", "Vidgo did not accept this"),
    QT_TRANSLATE_NOOP(
        "ErrorText", "The service does not know what was asked for. Its address in the settings may be wrong."
    ),
    ActionKind.TEST_CONNECTION,
)

# The task is at the service; what was refused is only our question about it.
ASKED_IN_VAIN: Mapping[str, str] = MappingProxyType(
    {
        "ProxyRefused": QT_TRANSLATE_NOOP(
            "ErrorText", "The proxy of your network lets nothing through. Your video goes on at Vidgo; we keep asking."
        ),
        "BlockedOnTheWay": QT_TRANSLATE_NOOP(
            "ErrorText",
            "Something on the way, such as a firewall, turned our question away. Your video goes on at Vidgo; "
            "we keep asking.",
        ),
        "SecureConnectionError": QT_TRANSLATE_NOOP(
            "ErrorText",
            "The other side could not prove that it is Vidgo, so we did not ask it. Your video goes on at Vidgo.",
        ),
        "NetworkError": QT_TRANSLATE_NOOP(
            "ErrorText", "There is no connection. Your video goes on at Vidgo; we look again when you are online."
        ),
    }
)

ROWS: Mapping[str, Row] = MappingProxyType(
    {
        "VidgoError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It did not work"),
            QT_TRANSLATE_NOOP("ErrorText", "The reason is not known. Details say more."),
        ),
        "NetworkError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "No answer from Vidgo"),
            QT_TRANSLATE_NOOP("ErrorText", "Check your internet connection, then try again."),
        ),
        "Starved": Row(
            QT_TRANSLATE_NOOP("ErrorText", "This computer is at its limit"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "It has no memory or no open files left for this program. Close other programs; it goes on by itself.",
            ),
        ),
        "SecureConnectionError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The connection is not secure"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "The other side could not prove that it is Vidgo, so nothing was sent to it."
            ),
            help=QT_TRANSLATE_NOOP(
                "ErrorText", "Check the date of this computer, and whether your network asks for a sign-in."
            ),
        ),
        "ProxyRefused": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The proxy let nothing through"),
            QT_TRANSLATE_NOOP("ErrorText", "The proxy of your network refused the connection, so nothing was sent."),
            ActionKind.TEST_CONNECTION,
            help=QT_TRANSLATE_NOOP("ErrorText", "Check the proxy in the settings of Vidgo Desktop or of your system."),
        ),
        "Cancelled": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Stopped"),
            QT_TRANSLATE_NOOP("ErrorText", "This was stopped before it was done."),
        ),
        "ApiError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo refused this"),
            QT_TRANSLATE_NOOP("ErrorText", "The service gave no reason that we know. Details say more."),
        ),
        "AuthError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The key was not accepted"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo does not know this key any more."),
            ActionKind.REPLACE_KEY,
        ),
        "PermissionRefused": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The key may not do this"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Vidgo knows your key, but the key has limits that do not allow this video."
            ),
            ActionKind.REPLACE_KEY,
        ),
        "BlockedOnTheWay": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It was blocked on the way"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Something between this computer and Vidgo, such as a firewall, turned it away. Nothing was sent.",
            ),
            ActionKind.TEST_CONNECTION,
            help=QT_TRANSLATE_NOOP("ErrorText", "Another network, or the people who look after yours, can help."),
        ),
        "OutOfCredits": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not enough credits"),
            QT_TRANSLATE_NOOP("ErrorText", "This needs more credits than you have. Nothing was sent."),
            ActionKind.TOP_UP,
        ),
        "RateLimited": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Too many at once"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo asks us to slow down. This goes on by itself."),
            None,
        ),
        "StillRateLimited": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Too many at once"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Vidgo asked us to slow down several times, so this was not sent. Send it a little later."
            ),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Send now"),
        ),
        "Rejected": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo did not accept this"),
            QT_TRANSLATE_NOOP("ErrorText", "Something about the video or the picture does not fit. Details say more."),
            ActionKind.CHOOSE_VIDEO,
            QT_TRANSLATE_NOOP("ErrorText", "Choose others…"),
        ),
        "UnsupportedFile": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo does not take this file"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "From this computer the service takes pictures only. Put the video on the web and use its public link.",
            ),
            ActionKind.USE_LINK,
            QT_TRANSLATE_NOOP("ErrorText", "Use a link…"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Any place with a link that opens the video itself, without signing in, will do."
            ),
        ),
        "FileTooLarge": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The file is too large"),
            QT_TRANSLATE_NOOP("ErrorText", "The service does not take a file of this size. A shorter clip works."),
            ActionKind.CHOOSE_VIDEO,
        ),
        "PolicyRefused": POLICY,
        "NotFound": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo does not know this video"),
            QT_TRANSLATE_NOOP("ErrorText", "The service has no record of it under the number that we have."),
            ActionKind.LOOK_AGAIN,
        ),
        "ServerError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo has a problem"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "The service is out of order at the moment. We keep trying to read the result."
            ),
            ActionKind.TEST_CONNECTION,
        ),
        "GenerationFailed": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It did not work"),
            QT_TRANSLATE_NOOP("ErrorText", "The service gave no reason."),
        ),
        "OutcomeUnknown": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Vidgo’s answer was not clear. Nothing is sent again until we know. We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "LineDropped": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "The line dropped while sending. Nothing is sent again until we know. We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "ClosedWhileSending": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Vidgo Desktop was closed while sending. Nothing is sent again until we know. "
                "We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "StoppedWhileSending": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "You stopped waiting while it was being sent. Nothing is sent again until we know. "
                "We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "SlowAnswer": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Still waiting"),
            QT_TRANSLATE_NOOP("ErrorText", "Still waiting for Vidgo’s answer. Nothing is sent a second time."),
            ActionKind.STOP_WAITING,
        ),
        "OtherKey": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Made with another key"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "This was made with another key. We keep asking; with that key back it goes on for sure."
            ),
            ActionKind.REPLACE_KEY,
        ),
        "NotSentYet": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sent yet"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo Desktop was closed before this was sent. It waits for your word."),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Send now"),
        ),
        "HeldBack": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Held back"),
            QT_TRANSLATE_NOOP("ErrorText", "It is not clear what became of an earlier task, so this one was not sent."),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Send now"),
        ),
        "ProtocolError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The answer cannot be read"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "What came back is not from Vidgo. A sign-in page of your network may be in the way."
            ),
        ),
        "StoreError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list cannot be used"),
            QT_TRANSLATE_NOOP("ErrorText", "It cannot be read or written here. Check the disk, then start again."),
            ActionKind.QUIT,
        ),
        "ListReadOnly": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list can only be read"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Its folder or its file cannot be written to, so nothing is sent. Your tasks are shown."
            ),
            ActionKind.QUIT,
            help=QT_TRANSLATE_NOOP(
                "ErrorText", "Allow Vidgo Desktop to write to the folder of its data, then start again."
            ),
        ),
        "ListBusy": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list is busy"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Another program, such as a backup, holds the list of your tasks. Nothing is lost, and this goes on by "
                "itself.",
            ),
        ),
        "ListSwapped": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list was replaced"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "A sync or a copy put another file in its place, so nothing is sent any more. Start again to go on.",
            ),
            ActionKind.QUIT,
        ),
        "SettingsNotKept": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The settings could not be kept"),
            QT_TRANSLATE_NOOP("ErrorText", "Their file cannot be written. They are in force until you quit."),
        ),
        "LowSpace": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Too little room on the disk"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Less than 50 MB are free where the task list lies, so nothing was sent. "
                "With more room it goes on by itself.",
            ),
            None,
        ),
        "ListNotWritable": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list cannot be written"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Each task is written down before it is sent, and that does not work now. "
                "Nothing is sent until it does; then this goes on by itself.",
            ),
            None,
        ),
        "StoreTooNew": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list is from a newer version"),
            QT_TRANSLATE_NOOP("ErrorText", "It was left untouched. Install the newest Vidgo Desktop to open it."),
            ActionKind.QUIT,
        ),
        "EngineGone": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo Desktop has to begin anew"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "It stopped working on your tasks. Quit and start it again; nothing is lost."
            ),
            ActionKind.QUIT,
        ),
        "CredentialError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The password store cannot be used"),
            QT_TRANSLATE_NOOP("ErrorText", "Your system’s password store is locked, or gave no answer."),
            ActionKind.REPLACE_KEY,
        ),
        "BadKey": Row(
            QT_TRANSLATE_NOOP("ErrorText", "This cannot be a key"),
            QT_TRANSLATE_NOOP("ErrorText", "Copy it once more, from its first to its last character."),
            ActionKind.REPLACE_KEY,
        ),
        "BadAddress": Row(
            QT_TRANSLATE_NOOP("ErrorText", "This address cannot be used"),
            QT_TRANSLATE_NOOP("ErrorText", "The address of the service begins with https and has no page in it."),
            ActionKind.CHANGE_ADDRESS,
        ),
        "DailyLimit": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Your limit for today is reached"),
            QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. Raise the limit, or send it tomorrow."),
            ActionKind.CHANGE_LIMIT,
        ),
        "TransferError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It could not be saved"),
            QT_TRANSLATE_NOOP("ErrorText", "The finished video could not be fetched. It waits at Vidgo for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "ResultGone": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The result is gone"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo keeps results for a day. This one could not be saved in time."),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Make it again…"),
        ),
        "NoFiles": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Finished without a video"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo says that it is done, but gave no video with it. Look again later."),
            ActionKind.SAVE_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Look again"),
        ),
        "NotAVideo": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The result is not a video"),
            QT_TRANSLATE_NOOP("ErrorText", "What came back cannot be played. The result waits at Vidgo for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "SaveError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It could not be saved"),
            QT_TRANSLATE_NOOP("ErrorText", "The folder cannot be written to."),
            ActionKind.CHOOSE_FOLDER,
        ),
        "DiskFull": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The disk is full"),
            QT_TRANSLATE_NOOP("ErrorText", "There is no room for the video. The result waits at Vidgo for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "FileChanged": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The file changed"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "The file changed, was moved or cannot be read any more since you chose it. Nothing was sent.",
            ),
            ActionKind.CHOOSE_VIDEO,
            QT_TRANSLATE_NOOP("ErrorText", "Choose it again…"),
        ),
        "NoRecycleBin": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The recycle bin did not take it"),
            QT_TRANSLATE_NOOP("ErrorText", "There is none for this folder. The video stays where it is."),
            ActionKind.SHOW_IN_FOLDER,
        ),
        "FileMissing": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The file is not there any more"),
            QT_TRANSLATE_NOOP("ErrorText", "Somebody moved or deleted it. Vidgo keeps results for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "FileHeld": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Another program holds the file"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Your video is in its folder, but another program, such as a virus scanner, holds it, so it has no "
                "name yet. Try again in a moment.",
            ),
            ActionKind.SAVE_AGAIN,
        ),
        "MediaError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The file cannot be opened"),
            QT_TRANSLATE_NOOP("ErrorText", "It may be damaged, or it was moved."),
            ActionKind.CHOOSE_VIDEO,
            QT_TRANSLATE_NOOP("ErrorText", "Choose another…"),
        ),
    }
)
