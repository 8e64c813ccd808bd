<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BalanceButton</name>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n hour old</numerusform>
            <numerusform>%n hours old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) old</source>
        <translation>
            <numerusform>%n minute old</numerusform>
            <numerusform>%n minutes old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkMenu</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingStrip</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>%n file(s) copied. Paste where you need them.</source>
        <translation>
            <numerusform>%n file copied. Paste it where you need it.</numerusform>
            <numerusform>%n files copied. Paste them where you need them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message numerus="yes">
        <source>%n row(s) could not be brought back.</source>
        <translation>
            <numerusform>%n row could not be brought back.</numerusform>
            <numerusform>%n rows could not be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were kept.</source>
        <translation>
            <numerusform>%n row was kept.</numerusform>
            <numerusform>%n rows were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are tried again.</source>
        <translation>
            <numerusform>%n task is tried again.</numerusform>
            <numerusform>%n tasks are tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) could not be tried again.</source>
        <translation>
            <numerusform>%n task could not be tried again.</numerusform>
            <numerusform>%n tasks could not be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) stayed where they are.</source>
        <translation>
            <numerusform>%n video stayed where it is.</numerusform>
            <numerusform>%n videos stayed where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n video(s) to {folder}.</source>
        <translation>
            <numerusform>Moved %n video to {folder}.</numerusform>
            <numerusform>Moved %n videos to {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moving %n video(s)…</source>
        <translation>
            <numerusform>Moving %n video…</numerusform>
            <numerusform>Moving %n videos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s).</source>
        <translation>
            <numerusform>Removed %n row.</numerusform>
            <numerusform>Removed %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). The videos are in the recycle bin.</source>
        <translation>
            <numerusform>Removed %n row. The video is in the recycle bin.</numerusform>
            <numerusform>Removed %n rows. The videos are in the recycle bin.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n did not work</numerusform>
            <numerusform>%n did not work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still being made</source>
        <translation>
            <numerusform>%n still being made</numerusform>
            <numerusform>%n still being made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n did not work</numerusform>
            <numerusform>%n did not work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescueCard</name>
    <message numerus="yes">
        <source>%n finished video(s) not saved yet.</source>
        <translation>
            <numerusform>%n finished video is not saved yet.</numerusform>
            <numerusform>%n finished videos are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished video(s) saved in time.</source>
        <translation>
            <numerusform>%n finished video saved in time.</numerusform>
            <numerusform>%n finished videos saved in time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) gone: the link does not work any more.</source>
        <translation>
            <numerusform>%n result gone: the link does not work any more.</numerusform>
            <numerusform>%n results gone: the links do not work any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResolutionBox</name>
    <message numerus="yes">
        <source>Estimate, learned from your last %n task(s)</source>
        <translation>
            <numerusform>Estimate, learned from your last task</numerusform>
            <numerusform>Estimate, learned from your last %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultLines</name>
    <message numerus="yes">
        <source>Charged about {credits} credits, together with %n other(s)</source>
        <translation>
            <numerusform>Charged about {credits} credits, together with 1 other</numerusform>
            <numerusform>Charged about {credits} credits, together with %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetryDialog</name>
    <message numerus="yes">
        <source>%n of them only fetch(es) a finished video and cost(s) nothing.</source>
        <translation>
            <numerusform>%n of them only fetches a finished video and costs nothing.</numerusform>
            <numerusform>%n of them only fetch a finished video and cost nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Try %n again</numerusform>
            <numerusform>Try %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n task(s) again?</source>
        <translation>
            <numerusform>Try %n task again?</numerusform>
            <numerusform>Try %n tasks again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message numerus="yes">
        <source>Generate %n video(s)</source>
        <translation>
            <numerusform>Generate %n video</numerusform>
            <numerusform>Generate %n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskListPane</name>
    <message numerus="yes">
        <source>Removed %n row(s). Saved videos stay where they are.</source>
        <translation>
            <numerusform>Removed %n row. The saved video stays where it is.</numerusform>
            <numerusform>Removed %n rows. Saved videos stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). The saved videos stay where they are.</source>
        <translation>
            <numerusform>Removed %n row. The saved video stays where it is.</numerusform>
            <numerusform>Removed %n rows. The saved videos stay where they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskSpeech</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) found</source>
        <translation>
            <numerusform>%n task found</numerusform>
            <numerusform>%n tasks found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskText</name>
    <message numerus="yes">
        <source>%n file(s) could not be used.</source>
        <translation>
            <numerusform>%n file could not be used.</numerusform>
            <numerusform>%n files could not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) came with it and were not saved.</source>
        <translation>
            <numerusform>%n more file came with it and was not saved.</numerusform>
            <numerusform>%n more files came with it and were not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>starts by itself · %n before it</source>
        <translation>
            <numerusform>starts by itself · %n before it</numerusform>
            <numerusform>starts by itself · %n before it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n video(s) are being made</source>
        <translation>
            <numerusform>%n video is being made</numerusform>
            <numerusform>%n videos are being made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnclearTasks</name>
    <message numerus="yes">
        <source>{name} · %n not sure</source>
        <translation>
            <numerusform>{name} · %n not sure</numerusform>
            <numerusform>{name} · %n not sure</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowFacts</name>
    <message numerus="yes">
        <source>%n task(s) came back from their second copy.</source>
        <translation>
            <numerusform>%n task came back from its second copy.</numerusform>
            <numerusform>%n tasks came back from their second copies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ShiftValue</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
</TS>
