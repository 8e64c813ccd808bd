<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>A native studio for Vidgo’s Wan Animate models. Free software under the MIT licence.</source>
        <translation>Ein natives Studio für Vidgos Wan-Animate-Modelle. Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>The licences are in the folder of the program.</source>
        <translation>Die Lizenzen liegen im Ordner des Programms.</translation>
    </message>
    <message>
        <source>Vidgo Desktop {version}</source>
        <translation>Vidgo Desktop {version}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>A pretend service answers. Nothing is spent.</source>
        <translation>Ein Übungsdienst antwortet. Es wird nichts ausgegeben.</translation>
    </message>
    <message>
        <source>A pretend service with sample clips. Nothing is spent.</source>
        <translation>Ein Übungsdienst mit Beispielvideos. Es wird nichts ausgegeben.</translation>
    </message>
    <message>
        <source>A second look before one click spends more than this.</source>
        <translation>Ein zweiter Blick, bevor ein Klick mehr als das ausgibt.</translation>
    </message>
    <message>
        <source>Ask again above</source>
        <translation>Noch einmal fragen ab</translation>
    </message>
    <message>
        <source>Asking for your balance.</source>
        <translation>Dein Guthaben wird abgefragt.</translation>
    </message>
    <message>
        <source>Asks for your balance. Costs nothing.</source>
        <translation>Fragt dein Guthaben ab. Kostet nichts.</translation>
    </message>
    <message>
        <source>Checked at {time}</source>
        <translation>Geprüft um {time}</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Gerade geprüft</translation>
    </message>
    <message>
        <source>Checked {minutes} min ago</source>
        <translation>Vor {minutes} min geprüft</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>Konto verbinden …</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Enter your Vidgo key, or practise without an account.</source>
        <translation>Gib deinen Vidgo-Schlüssel ein oder übe ohne Konto.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Last answer at {time}.</source>
        <translation>Letzte Antwort um {time}.</translation>
    </message>
    <message>
        <source>Most per day</source>
        <translation>Höchstens pro Tag</translation>
    </message>
    <message>
        <source>New tasks wait when this is reached.</source>
        <translation>Neue Aufträge warten, wenn das erreicht ist.</translation>
    </message>
    <message>
        <source>No answer from Vidgo</source>
        <translation>Keine Antwort von Vidgo</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>Noch keine Antwort.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>Übungsmodus</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
    <message>
        <source>Vidgo does not know this key any more.</source>
        <translation>Vidgo kennt diesen Schlüssel nicht mehr.</translation>
    </message>
    <message>
        <source>You are practising</source>
        <translation>Du übst gerade</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} Credits</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>A key lets this app use your credits. Only you see it.</source>
        <translation>Mit einem Schlüssel nutzt diese App deine Credits. Nur du siehst ihn.</translation>
    </message>
    <message>
        <source>Connect your account.</source>
        <translation>Verbinde dein Konto.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Keep until I quit</source>
        <translation>Bis zum Beenden behalten</translation>
    </message>
</context>
<context>
    <name>AlreadyRunning</name>
    <message>
        <source>Please use the window that is open. Everything is kept there.</source>
        <translation>Bitte nutze das offene Fenster. Dort ist alles aufgehoben.</translation>
    </message>
    <message>
        <source>Vidgo Desktop is open already.</source>
        <translation>Vidgo Desktop ist schon geöffnet.</translation>
    </message>
</context>
<context>
    <name>AttemptsPanel</name>
    <message>
        <source>All tries</source>
        <translation>Alle Versuche</translation>
    </message>
    <message>
        <source>Try {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>BalanceButton</name>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n Stunde alt</numerusform>
            <numerusform>%n Stunden alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) old</source>
        <translation>
            <numerusform>%n Minute alt</numerusform>
            <numerusform>%n Minuten alt</numerusform>
        </translation>
    </message>
    <message>
        <source>Balance, being asked</source>
        <translation>Guthaben wird abgefragt</translation>
    </message>
    <message>
        <source>Balance, not connected</source>
        <translation>Guthaben, nicht verbunden</translation>
    </message>
    <message>
        <source>Balance, not known</source>
        <translation>Guthaben, nicht bekannt</translation>
    </message>
    <message>
        <source>Balance, the key was not accepted</source>
        <translation>Guthaben, der Schlüssel wurde nicht angenommen</translation>
    </message>
    <message>
        <source>Balance, {amount} credits</source>
        <translation>Guthaben, {amount} Credits</translation>
    </message>
    <message>
        <source>Balance, {amount} credits, {age}</source>
        <translation>Guthaben, {amount} Credits, {age}</translation>
    </message>
    <message>
        <source>Balance, {amount} pretend credits</source>
        <translation>Guthaben, {amount} Übungs-Credits</translation>
    </message>
    <message>
        <source>Connect your account</source>
        <translation>Konto verbinden</translation>
    </message>
    <message>
        <source>Key not accepted</source>
        <translation>Schlüssel nicht angenommen</translation>
    </message>
    <message>
        <source>Less than a video of ten seconds usually needs</source>
        <translation>Weniger, als ein Video von zehn Sekunden meist braucht</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Refresh balance ({keys})</source>
        <translation>Guthaben aktualisieren ({keys})</translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>old</source>
        <translation>alt</translation>
    </message>
    <message>
        <source>pretend credits</source>
        <translation>Übungs-Credits</translation>
    </message>
    <message>
        <source>{amount}, {age}</source>
        <translation>{amount}, {age}</translation>
    </message>
    <message>
        <source>{hours} h old</source>
        <translation>{hours} h alt</translation>
    </message>
    <message>
        <source>{minutes} min old</source>
        <translation>{minutes} min alt</translation>
    </message>
</context>
<context>
    <name>BalanceMenu</name>
    <message>
        <source>Balance, {today} today, {held} held now</source>
        <translation>Guthaben, {today} heute, {held} gerade vorgemerkt</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} Credits</translation>
    </message>
    <message>
        <source>{amount} pretend credits</source>
        <translation>{amount} Übungs-Credits</translation>
    </message>
</context>
<context>
    <name>BulkMenu</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the files</source>
        <translation>Dateien kopieren</translation>
    </message>
    <message>
        <source>Remove and move the videos to the recycle bin</source>
        <translation>Entfernen und die Videos in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Take the stars away</source>
        <translation>Sterne wegnehmen</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>Erneut versuchen…</translation>
    </message>
</context>
<context>
    <name>CallbackBox</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Advanced, closed</source>
        <translation>Erweitert, zugeklappt</translation>
    </message>
    <message>
        <source>Advanced, open</source>
        <translation>Erweitert, aufgeklappt</translation>
    </message>
    <message>
        <source>Callback URL</source>
        <translation>Callback-URL</translation>
    </message>
    <message>
        <source>Callback URL, optional</source>
        <translation>Callback-URL, optional</translation>
    </message>
    <message>
        <source>Optional, https://…</source>
        <translation>Optional, https://…</translation>
    </message>
    <message>
        <source>The service also tells this address when the video is ready. Most people leave it empty.</source>
        <translation>Der Dienst meldet auch dieser Adresse, wenn das Video fertig ist. Die meisten lassen das leer.</translation>
    </message>
</context>
<context>
    <name>Catalog</name>
    <message>
        <source>Bring a picture to life</source>
        <translation>Ein Bild zum Leben erwecken</translation>
    </message>
    <message>
        <source>Character picture</source>
        <translation>Bild der Figur</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Draft, quick look</source>
        <translation>Entwurf, schneller Blick</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Final quality</source>
        <translation>Beste Qualität</translation>
    </message>
    <message>
        <source>Good middle</source>
        <translation>Guter Mittelweg</translation>
    </message>
    <message>
        <source>Keeps the scene of your video, swaps who is in it.</source>
        <translation>Die Szene deines Videos bleibt, nur die Person wechselt.</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Person and background come from your picture.</source>
        <translation>Person und Hintergrund kommen aus deinem Bild.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the person</source>
        <translation>Die Person ersetzen</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Source video</source>
        <translation>Ausgangsvideo</translation>
    </message>
    <message>
        <source>To life</source>
        <translation>Beleben</translation>
    </message>
</context>
<context>
    <name>ChargeBox</name>
    <message>
        <source>About {amount} credits were held and are back.</source>
        <translation>Etwa {amount} Credits waren vorgemerkt und sind zurück.</translation>
    </message>
    <message>
        <source>About {amount} pretend credits were held and are back.</source>
        <translation>Etwa {amount} Übungs-Credits waren zurückgelegt und sind wieder da.</translation>
    </message>
    <message>
        <source>Balance: {amount} pretend credits.</source>
        <translation>Guthaben: {amount} Übungs-Credits.</translation>
    </message>
    <message>
        <source>Balance: {amount}.</source>
        <translation>Guthaben: {amount}.</translation>
    </message>
    <message>
        <source>Charge not clear</source>
        <translation>Abbuchung unklar</translation>
    </message>
    <message>
        <source>Charged {amount} pretend credits</source>
        <translation>{amount} Übungs-Credits abgebucht</translation>
    </message>
    <message>
        <source>{amount} credits were held and are back.</source>
        <translation>{amount} Credits waren vorgemerkt und sind zurück.</translation>
    </message>
    <message>
        <source>{amount} pretend credits were held and are back.</source>
        <translation>{amount} Übungs-Credits waren zurückgelegt und sind wieder da.</translation>
    </message>
</context>
<context>
    <name>ChargeFinding</name>
    <message>
        <source>Credits that were taken would show by now.</source>
        <translation>Abgebuchte Credits wären inzwischen zu sehen.</translation>
    </message>
    <message>
        <source>No. Your balance has not changed.</source>
        <translation>Nein. Dein Guthaben hat sich nicht geändert.</translation>
    </message>
    <message>
        <source>Probably not.</source>
        <translation>Wahrscheinlich nicht.</translation>
    </message>
    <message>
        <source>Probably not. We are still checking.</source>
        <translation>Wahrscheinlich nicht. Wir prüfen noch.</translation>
    </message>
    <message>
        <source>Probably yes: {amount} credits are gone.</source>
        <translation>Wahrscheinlich ja: {amount} Credits sind weg.</translation>
    </message>
    <message>
        <source>The line dropped while the video was being sent.</source>
        <translation>Die Leitung brach ab, während das Video gesendet wurde.</translation>
    </message>
    <message>
        <source>Vidgo Desktop was closed while the video was being sent.</source>
        <translation>Vidgo Desktop wurde geschlossen, während das Video gesendet wurde.</translation>
    </message>
    <message>
        <source>Vidgo’s answer was not clear.</source>
        <translation>Vidgos Antwort war nicht klar.</translation>
    </message>
    <message>
        <source>We cannot read your balance right now.</source>
        <translation>Wir können dein Guthaben gerade nicht lesen.</translation>
    </message>
    <message>
        <source>We cannot tell from your balance.</source>
        <translation>Dein Guthaben verrät es nicht.</translation>
    </message>
    <message>
        <source>We cannot tell: other tasks ran at the same time.</source>
        <translation>Wir können es nicht sagen: Andere Aufträge liefen gleichzeitig.</translation>
    </message>
    <message>
        <source>You stopped waiting while the video was being sent.</source>
        <translation>Du hast das Warten beendet, während das Video gesendet wurde.</translation>
    </message>
    <message>
        <source>Your balance has not gone down for it, but this can take a few minutes to show.</source>
        <translation>Dein Guthaben ist dafür nicht gesunken, aber das kann ein paar Minuten dauern.</translation>
    </message>
    <message>
        <source>Your balance has not gone down for it.</source>
        <translation>Dein Guthaben ist dafür nicht gesunken.</translation>
    </message>
    <message>
        <source>{what} As soon as your balance can be read, we compare.</source>
        <translation>{what} Sobald dein Guthaben lesbar ist, vergleichen wir.</translation>
    </message>
    <message>
        <source>{what} It was sent with another key, so the balance of this one does not help.</source>
        <translation>{what} Es wurde mit einem anderen Schlüssel gesendet, daher hilft das Guthaben dieses Schlüssels nicht.</translation>
    </message>
    <message>
        <source>{what} The video may still be made.</source>
        <translation>{what} Das Video kann trotzdem noch entstehen.</translation>
    </message>
    <message>
        <source>{what} Your balance before that is not known.</source>
        <translation>{what} Dein Guthaben davor ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{what} Your balance changed by {amount} credits since then.</source>
        <translation>{what} Seitdem hat sich dein Guthaben um {amount} Credits geändert.</translation>
    </message>
    <message>
        <source>{what} Your balance is the same as before, but they changed it in between.</source>
        <translation>{what} Dein Guthaben ist wie vorher, aber sie haben es zwischendurch verändert.</translation>
    </message>
    <message>
        <source>{what} Your balance went down by {amount} credits since then, but this costs about {price}.</source>
        <translation>{what} Dein Guthaben ist seitdem um {amount} Credits gesunken, dies kostet aber etwa {price}.</translation>
    </message>
    <message>
        <source>{what} Your balance went down by {amount} credits since then.</source>
        <translation>{what} Dein Guthaben ist seitdem um {amount} Credits gesunken.</translation>
    </message>
    <message>
        <source>{what} Your balance went up by {amount} credits since then, so it does not show what this cost.</source>
        <translation>{what} Dein Guthaben ist seitdem um {amount} Credits gestiegen und zeigt daher nicht, was dies gekostet hat.</translation>
    </message>
    <message>
        <source>{what} {rest}</source>
        <translation>{what} {rest}</translation>
    </message>
</context>
<context>
    <name>ChargePanel</name>
    <message>
        <source>Balance before</source>
        <translation>Guthaben vorher</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>Guthaben jetzt</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Guthaben danach</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>I know that it may cost a second time</source>
        <translation>Ich weiß, dass es ein zweites Mal kosten kann</translation>
    </message>
    <message>
        <source>I see it in my account</source>
        <translation>Ich sehe es in meinem Konto</translation>
    </message>
    <message>
        <source>I see it in my account…</source>
        <translation>Ich sehe es in meinem Konto …</translation>
    </message>
    <message>
        <source>If the first one did start after all, sending again costs a second time.</source>
        <translation>Falls das erste doch begonnen hat, kostet erneutes Senden ein zweites Mal.</translation>
    </message>
    <message>
        <source>Reading your balance…</source>
        <translation>Dein Guthaben wird gelesen…</translation>
    </message>
    <message>
        <source>Would cost</source>
        <translation>Würde kosten</translation>
    </message>
    <message>
        <source>Your balance cannot be read at the moment.</source>
        <translation>Dein Guthaben lässt sich gerade nicht lesen.</translation>
    </message>
    <message>
        <source>Your balance was read at {time}.</source>
        <translation>Dein Guthaben wurde um {time} gelesen.</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>etwa {amount}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} Credits</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>CompareNotice</name>
    <message>
        <source>Choose a finished video to compare it with its source.</source>
        <translation>Wähle ein fertiges Video, um es mit seiner Vorlage zu vergleichen.</translation>
    </message>
    <message>
        <source>Choose the source…</source>
        <translation>Vorlage wählen …</translation>
    </message>
    <message>
        <source>Choose the video…</source>
        <translation>Video wählen …</translation>
    </message>
    <message>
        <source>Go to tasks</source>
        <translation>Zu den Aufträgen</translation>
    </message>
    <message>
        <source>If you have it on this computer, choose it.</source>
        <translation>Wenn du sie auf diesem Computer hast, wähle sie.</translation>
    </message>
    <message>
        <source>It may be damaged, or of a kind this program does not know.</source>
        <translation>Sie ist vielleicht beschädigt oder von einer Art, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted. Choose where it is now.</source>
        <translation>Es wurde verschoben, umbenannt oder gelöscht. Wähle, wo es jetzt ist.</translation>
    </message>
    <message>
        <source>Only files on this computer can be compared. If you have it here, choose it.</source>
        <translation>Nur Dateien auf diesem Computer lassen sich vergleichen. Wenn du sie hier hast, wähle sie.</translation>
    </message>
    <message>
        <source>Open in default player</source>
        <translation>Im Standardprogramm öffnen</translation>
    </message>
    <message>
        <source>Opening both videos…</source>
        <translation>Beide Videos werden geöffnet …</translation>
    </message>
    <message>
        <source>The finished video cannot be opened here.</source>
        <translation>Das fertige Video lässt sich hier nicht öffnen.</translation>
    </message>
    <message>
        <source>The finished video is no longer in its folder.</source>
        <translation>Das fertige Video ist nicht mehr in seinem Ordner.</translation>
    </message>
    <message>
        <source>The source cannot be opened here.</source>
        <translation>Die Vorlage lässt sich hier nicht öffnen.</translation>
    </message>
    <message>
        <source>The source is no longer in its folder.</source>
        <translation>Die Vorlage ist nicht mehr in ihrem Ordner.</translation>
    </message>
    <message>
        <source>The source of this video is a link.</source>
        <translation>Die Vorlage dieses Videos ist ein Link.</translation>
    </message>
    <message>
        <source>The source of this video is not known.</source>
        <translation>Die Vorlage dieses Videos ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Choose the finished video</source>
        <translation>Das fertige Video wählen</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>Vorlage wählen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Videos ({endings})</source>
        <translation>Videos ({endings})</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>In step</source>
        <translation>Gleichlauf</translation>
    </message>
    <message>
        <source>Keep both in step</source>
        <translation>Beide im Gleichlauf halten</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Loop, {range}</source>
        <translation>Schleife, {range}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Shift original</source>
        <translation>Original verschieben</translation>
    </message>
    <message>
        <source>Shift result</source>
        <translation>Ergebnis verschieben</translation>
    </message>
    <message>
        <source>Shift the original back by one frame</source>
        <translation>Das Original um ein Bild zurück</translation>
    </message>
    <message>
        <source>Shift the original on by one frame</source>
        <translation>Das Original um ein Bild vor</translation>
    </message>
    <message>
        <source>Shift the result back by one frame</source>
        <translation>Das Ergebnis um ein Bild zurück</translation>
    </message>
    <message>
        <source>Shift the result on by one frame</source>
        <translation>Das Ergebnis um ein Bild vor</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sound, in step, loop and export</source>
        <translation>Ton, Gleichlauf, Schleife und Export</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Dieses Video hat keinen Ton</translation>
    </message>
</context>
<context>
    <name>ComparePlace</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>Die Datei ist nicht mehr in ihrem Ordner.</translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Comparison, only the result</source>
        <translation>Vergleich, nur das Ergebnis</translation>
    </message>
    <message>
        <source>Comparison, only the source</source>
        <translation>Vergleich, nur die Vorlage</translation>
    </message>
    <message>
        <source>Comparison, source and result faded into each other</source>
        <translation>Vergleich, Vorlage und Ergebnis ineinander geblendet</translation>
    </message>
    <message>
        <source>Comparison, source and result in turn</source>
        <translation>Vergleich, Vorlage und Ergebnis im Wechsel</translation>
    </message>
    <message>
        <source>Comparison, source and result side by side</source>
        <translation>Vergleich, Vorlage und Ergebnis nebeneinander</translation>
    </message>
    <message>
        <source>Comparison, source and result with a wipe line</source>
        <translation>Vergleich, Vorlage und Ergebnis mit Wischlinie</translation>
    </message>
    <message>
        <source>Nothing here at this moment</source>
        <translation>Hier ist in diesem Augenblick nichts</translation>
    </message>
</context>
<context>
    <name>CompareToolbar</name>
    <message>
        <source>Back to the tasks</source>
        <translation>Zurück zu den Aufträgen</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Blink is off, because you asked for less movement</source>
        <translation>Wechseln ist aus, weil du weniger Bewegung möchtest</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Blenden</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>How both are shown</source>
        <translation>Wie beide gezeigt werden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Sound, in step, loop and export</source>
        <translation>Ton, Gleichlauf, Schleife und Export</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what} ({keys})</translation>
    </message>
</context>
<context>
    <name>ConnectionLines</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Enter your Vidgo key first.</source>
        <translation>Gib zuerst deinen Vidgo-Schlüssel ein.</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Nicht versucht</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet …</translation>
    </message>
    <message>
        <source>The small test picture did not come back from Vidgo’s storage.</source>
        <translation>Das kleine Testbild kam nicht aus Vidgos Speicher zurück.</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Vidgo did not take the small test picture.</source>
        <translation>Vidgo nahm das kleine Testbild nicht an.</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Works, {seconds}</source>
        <translation>Funktioniert, {seconds}</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
    <message>
        <source>{part}: {words}</source>
        <translation>{part}: {words}</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Agree</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>Before your first video</source>
        <translation>Vor deinem ersten Video</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
</context>
<context>
    <name>ConsentTick</name>
    <message>
        <source>I only use pictures and videos of people who agreed, or of myself. My files are sent to Vidgo to make the video.</source>
        <translation>Ich nutze nur Bilder und Videos von Menschen, die zugestimmt haben, oder von mir selbst. Meine Dateien werden an Vidgo gesendet, um das Video zu erstellen.</translation>
    </message>
</context>
<context>
    <name>DetailsFold</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Connect account</source>
        <translation>Konto verbinden</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>Konto verbinden …</translation>
    </message>
    <message>
        <source>Drop a video and a picture on the left, or take a ready-made pair.</source>
        <translation>Zieh links ein Video und ein Bild hinein oder nimm ein fertiges Paar.</translation>
    </message>
    <message>
        <source>Drop a video and a picture on the left.</source>
        <translation>Zieh links ein Video und ein Bild hinein.</translation>
    </message>
    <message>
        <source>Practise without an account</source>
        <translation>Ohne Konto üben</translation>
    </message>
    <message>
        <source>Use this pair: {title}</source>
        <translation>Dieses Paar verwenden: {title}</translation>
    </message>
    <message>
        <source>Your first video starts here</source>
        <translation>Hier beginnt dein erstes Video</translation>
    </message>
    <message>
        <source>{text} In practice mode nothing is sent and nothing is spent.</source>
        <translation>{text} Im Übungsmodus wird nichts gesendet und nichts ausgegeben.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Any place with a link that opens the video itself, without signing in, will do.</source>
        <translation>Jeder Ort, dessen Link ohne Anmeldung direkt das Video öffnet, ist recht.</translation>
    </message>
    <message>
        <source>Change the address…</source>
        <translation>Adresse ändern …</translation>
    </message>
    <message>
        <source>Change the limit…</source>
        <translation>Limit ändern …</translation>
    </message>
    <message>
        <source>Charge not clear yet, watching</source>
        <translation>Kosten noch unklar, wir behalten sie im Blick</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Charged about {credits} credits</source>
        <translation>Etwa {credits} Credits berechnet</translation>
    </message>
    <message>
        <source>Charged {credits} credits</source>
        <translation>{credits} Credits berechnet</translation>
    </message>
    <message>
        <source>Check the date of this computer, and whether your network asks for a sign-in.</source>
        <translation>Prüfe das Datum dieses Computers und ob dein Netz eine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>Check the proxy in the settings of Vidgo Desktop or of your system.</source>
        <translation>Prüfe den Proxy in den Einstellungen von Vidgo Desktop oder deines Systems.</translation>
    </message>
    <message>
        <source>Check your internet connection, then try again.</source>
        <translation>Prüfe deine Internetverbindung und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose another picture…</source>
        <translation>Anderes Bild wählen …</translation>
    </message>
    <message>
        <source>Choose another video…</source>
        <translation>Anderes Video wählen …</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderes wählen …</translation>
    </message>
    <message>
        <source>Choose it again…</source>
        <translation>Erneut wählen…</translation>
    </message>
    <message>
        <source>Choose others…</source>
        <translation>Andere wählen …</translation>
    </message>
    <message>
        <source>Clips of 5 to 10 seconds come out best.</source>
        <translation>Videos von 5 bis 10 Sekunden gelingen am besten.</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>Mit der Vorlage vergleichen</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>Datei kopieren</translation>
    </message>
    <message>
        <source>Copy it once more, from its first to its last character.</source>
        <translation>Kopiere ihn noch einmal, vom ersten bis zum letzten Zeichen.</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Noch einmal laden</translation>
    </message>
    <message>
        <source>Each task is written down before it is sent, and that does not work now. Nothing is sent until it does; then this goes on by itself.</source>
        <translation>Jeder Auftrag wird notiert, bevor er gesendet wird, und das geht gerade nicht. Bis dahin wird nichts gesendet; danach geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Finished without a video</source>
        <translation>Fertig, aber ohne Video</translation>
    </message>
    <message>
        <source>From this computer the service takes pictures only. Put the video on the web and use its public link.</source>
        <translation>Von diesem Computer nimmt der Dienst nur Bilder. Stell das Video ins Netz und nimm seinen öffentlichen Link.</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>It cannot be read or written here. Check the disk, then start again.</source>
        <translation>Sie kann hier nicht gelesen oder geschrieben werden. Prüfe den Datenträger und starte neu.</translation>
    </message>
    <message>
        <source>It could not be saved</source>
        <translation>Konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>Es hat nicht geklappt</translation>
    </message>
    <message>
        <source>It has no memory or no open files left for this program. Close other programs; it goes on by itself.</source>
        <translation>Er hat für dieses Programm keinen Speicher oder keine offenen Dateien mehr frei. Schließe andere Programme; dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>It has version {theirs}, we know {ours}. It was left untouched. Install the newest Vidgo Desktop.</source>
        <translation>Sie hat die Version {theirs}, wir kennen {ours}. Sie wurde nicht angerührt. Installiere das neueste Vidgo Desktop.</translation>
    </message>
    <message>
        <source>It is not clear what became of an earlier task, so this one was not sent.</source>
        <translation>Es ist unklar, was aus einem früheren Auftrag wurde, deshalb wurde dieser nicht gesendet.</translation>
    </message>
    <message>
        <source>It is too long</source>
        <translation>Es ist zu lang</translation>
    </message>
    <message>
        <source>It may be damaged, or it was moved.</source>
        <translation>Sie ist vielleicht beschädigt oder wurde verschoben.</translation>
    </message>
    <message>
        <source>It stopped working on your tasks. Quit and start it again; nothing is lost.</source>
        <translation>Es arbeitet nicht mehr an deinen Aufträgen. Beende es und starte es neu; nichts geht verloren.</translation>
    </message>
    <message>
        <source>It was blocked on the way</source>
        <translation>Es wurde unterwegs blockiert</translation>
    </message>
    <message>
        <source>It was left untouched. Install the newest Vidgo Desktop to open it.</source>
        <translation>Sie wurde nicht angerührt. Installiere das neueste Vidgo Desktop, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>Its folder or its file cannot be written to, so nothing is sent. Your tasks are shown.</source>
        <translation>In ihren Ordner oder ihre Datei kann nicht geschrieben werden, deshalb wird nichts gesendet. Deine Aufträge werden angezeigt.</translation>
    </message>
    <message>
        <source>Lay the original sound under it</source>
        <translation>Originalton darunterlegen</translation>
    </message>
    <message>
        <source>Less than 50 MB are free where the task list lies, so nothing was sent. With more room it goes on by itself.</source>
        <translation>Wo die Auftragsliste liegt, sind weniger als 50 MB frei, darum wurde nichts gesendet. Mit mehr Platz geht es automatisch weiter.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Made with another key</source>
        <translation>Mit einem anderen Schlüssel gemacht</translation>
    </message>
    <message>
        <source>Make it again…</source>
        <translation>Noch einmal erstellen …</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>In einen Ordner verschieben…</translation>
    </message>
    <message>
        <source>No answer from Vidgo</source>
        <translation>Keine Antwort von Vidgo</translation>
    </message>
    <message>
        <source>No person was found</source>
        <translation>Keine Person gefunden</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>Nicht berechnet</translation>
    </message>
    <message>
        <source>Not enough credits</source>
        <translation>Nicht genug Credits</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>Not sure if it was sent</source>
        <translation>Nicht sicher, ob es gesendet wurde</translation>
    </message>
    <message>
        <source>Nothing was sent. Raise the limit, or send it tomorrow.</source>
        <translation>Es wurde nichts gesendet. Erhöhe das Limit oder sende es morgen.</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Öffnen mit …</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Quit Vidgo Desktop</source>
        <translation>Vidgo Desktop beenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove and move the video to the recycle bin</source>
        <translation>Entfernen und das Video in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Somebody moved or deleted it. Vidgo keeps results for a day.</source>
        <translation>Jemand hat sie verschoben oder gelöscht. Vidgo bewahrt Ergebnisse einen Tag auf.</translation>
    </message>
    <message>
        <source>Something about the video or the picture does not fit. Details say more.</source>
        <translation>Etwas am Video oder am Bild passt nicht. Die Einzelheiten sagen mehr.</translation>
    </message>
    <message>
        <source>Something between this computer and Vidgo, such as a firewall, turned it away. Nothing was sent.</source>
        <translation>Etwas zwischen diesem Computer und Vidgo, etwa eine Firewall, hat es abgewiesen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Something on the way, such as a firewall, turned our question away. Your video goes on at Vidgo; we keep asking.</source>
        <translation>Etwas auf dem Weg, etwa eine Firewall, hat unsere Frage abgewiesen. Dein Video läuft bei Vidgo weiter; wir fragen weiter nach.</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern geben</translation>
    </message>
    <message>
        <source>Still waiting</source>
        <translation>Wartet noch</translation>
    </message>
    <message>
        <source>Still waiting for Vidgo’s answer. Nothing is sent a second time.</source>
        <translation>Wir warten noch auf die Antwort von Vidgo. Nichts wird ein zweites Mal gesendet.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Stern wegnehmen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>The address of the service begins with https and has no page in it.</source>
        <translation>Die Adresse des Dienstes beginnt mit https und enthält keine Seite.</translation>
    </message>
    <message>
        <source>The answer cannot be read</source>
        <translation>Die Antwort ist nicht lesbar</translation>
    </message>
    <message>
        <source>The connection is not secure</source>
        <translation>Die Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>The content is not allowed</source>
        <translation>Der Inhalt ist nicht erlaubt</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>Die Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>The file changed, was moved or cannot be read any more since you chose it. Nothing was sent.</source>
        <translation>Die Datei wurde geändert, verschoben oder ist nicht mehr lesbar, seit du sie gewählt hast. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation>Die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>The finished video could not be fetched. It waits at Vidgo for a day.</source>
        <translation>Das fertige Video konnte nicht geholt werden. Es wartet einen Tag bei Vidgo.</translation>
    </message>
    <message>
        <source>The folder cannot be written to.</source>
        <translation>In den Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The key may not do this</source>
        <translation>Der Schlüssel darf das nicht</translation>
    </message>
    <message>
        <source>The key was not accepted</source>
        <translation>Der Schlüssel wurde nicht angenommen</translation>
    </message>
    <message>
        <source>The line dropped while sending. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>Die Leitung brach beim Senden ab. Es wird nichts erneut gesendet, bis wir es wissen. Wir vergleichen dein Guthaben.</translation>
    </message>
    <message>
        <source>The other side could not prove that it is Vidgo, so nothing was sent to it.</source>
        <translation>Die Gegenseite konnte nicht beweisen, dass sie Vidgo ist, deshalb wurde ihr nichts gesendet.</translation>
    </message>
    <message>
        <source>The other side could not prove that it is Vidgo, so we did not ask it. Your video goes on at Vidgo.</source>
        <translation>Die Gegenseite konnte nicht beweisen, dass sie Vidgo ist, also haben wir sie nicht gefragt. Dein Video läuft bei Vidgo weiter.</translation>
    </message>
    <message>
        <source>The password store cannot be used</source>
        <translation>Der Passwortspeicher ist nicht nutzbar</translation>
    </message>
    <message>
        <source>The picture could not be fetched</source>
        <translation>Das Bild konnte nicht geholt werden</translation>
    </message>
    <message>
        <source>The picture was not accepted</source>
        <translation>Das Bild wurde nicht angenommen</translation>
    </message>
    <message>
        <source>The proxy let nothing through</source>
        <translation>Der Proxy ließ nichts durch</translation>
    </message>
    <message>
        <source>The proxy of your network lets nothing through. Your video goes on at Vidgo; we keep asking.</source>
        <translation>Der Proxy deines Netzwerks lässt nichts durch. Dein Video läuft bei Vidgo weiter; wir fragen weiter nach.</translation>
    </message>
    <message>
        <source>The proxy of your network refused the connection, so nothing was sent.</source>
        <translation>Der Proxy deines Netzwerks hat die Verbindung abgelehnt, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The reason is not known. Details say more.</source>
        <translation>Der Grund ist nicht bekannt. Die Einzelheiten sagen mehr.</translation>
    </message>
    <message>
        <source>The recycle bin did not take it</source>
        <translation>Der Papierkorb hat sie nicht angenommen</translation>
    </message>
    <message>
        <source>The result is gone</source>
        <translation>Das Ergebnis ist weg</translation>
    </message>
    <message>
        <source>The result is not a video</source>
        <translation>Das Ergebnis ist kein Video</translation>
    </message>
    <message>
        <source>The result waits at Vidgo for a day.</source>
        <translation>Das Ergebnis wartet einen Tag bei Vidgo.</translation>
    </message>
    <message>
        <source>The result waits until tomorrow, {time}.</source>
        <translation>Das Ergebnis wartet bis morgen, {time}.</translation>
    </message>
    <message>
        <source>The result waits until {time}.</source>
        <translation>Das Ergebnis wartet bis {time}.</translation>
    </message>
    <message>
        <source>The service could not open your picture from its link.</source>
        <translation>Der Dienst konnte dein Bild nicht über seinen Link öffnen.</translation>
    </message>
    <message>
        <source>The service could not open your video from its link.</source>
        <translation>Der Dienst konnte dein Video nicht über seinen Link öffnen.</translation>
    </message>
    <message>
        <source>The service could not see a person in your video, so there was nobody to replace.</source>
        <translation>Der Dienst sah in deinem Video keine Person, also gab es niemanden zu ersetzen.</translation>
    </message>
    <message>
        <source>The service does not know what was asked for. Its address in the settings may be wrong.</source>
        <translation>Der Dienst kennt nicht, wonach gefragt wurde. Vielleicht stimmt seine Adresse in den Einstellungen nicht.</translation>
    </message>
    <message>
        <source>The service does not take a file of this size. A shorter clip works.</source>
        <translation>Der Dienst nimmt keine so große Datei. Ein kürzeres Video klappt.</translation>
    </message>
    <message>
        <source>The service does not take anything of this length. A shorter clip works.</source>
        <translation>Der Dienst nimmt nichts von dieser Länge. Ein kürzeres Video klappt.</translation>
    </message>
    <message>
        <source>The service gave a technical reason. Details say more.</source>
        <translation>Der Dienst nannte einen technischen Grund. Mehr steht unter Details.</translation>
    </message>
    <message>
        <source>The service gave no reason that we know. Details say more.</source>
        <translation>Der Dienst nannte keinen Grund, den wir kennen. Die Einzelheiten sagen mehr.</translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation>Der Dienst nannte keinen Grund.</translation>
    </message>
    <message>
        <source>The service had no room for this video. In a few minutes it may have.</source>
        <translation>Der Dienst hatte keinen Platz für dieses Video. In ein paar Minuten vielleicht.</translation>
    </message>
    <message>
        <source>The service has no record of it under the number that we have.</source>
        <translation>Der Dienst findet es unter unserer Nummer nicht.</translation>
    </message>
    <message>
        <source>The service is out of order at the moment, so nothing was sent.</source>
        <translation>Der Dienst ist gerade gestört, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The service is out of order at the moment. We keep trying to read the result.</source>
        <translation>Der Dienst ist gerade gestört. Wir versuchen weiter, das Ergebnis zu lesen.</translation>
    </message>
    <message>
        <source>The service says: “{reason}”</source>
        <translation>Der Dienst sagt: „{reason}“</translation>
    </message>
    <message>
        <source>The settings could not be kept</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The task list can only be read</source>
        <translation>Die Auftragsliste lässt sich nur lesen</translation>
    </message>
    <message>
        <source>The task list cannot be written</source>
        <translation>Die Auftragsliste kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The task list is busy</source>
        <translation>Die Auftragsliste ist belegt</translation>
    </message>
    <message>
        <source>The task list was replaced</source>
        <translation>Die Auftragsliste wurde ersetzt</translation>
    </message>
    <message>
        <source>Their file cannot be written. They are in force until you quit.</source>
        <translation>Ihre Datei lässt sich nicht schreiben. Sie gelten, bis du das Programm beendest.</translation>
    </message>
    <message>
        <source>There is no connection. Your video goes on at Vidgo; we look again when you are online.</source>
        <translation>Es gibt keine Verbindung. Dein Video läuft bei Vidgo weiter; wir sehen wieder nach, sobald du online bist.</translation>
    </message>
    <message>
        <source>There is no room for the video. {waits}</source>
        <translation>Für das Video ist kein Platz. {waits}</translation>
    </message>
    <message>
        <source>There is none for this folder. The video stays where it is.</source>
        <translation>Für diesen Ordner gibt es keinen. Das Video bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>This computer is at its limit</source>
        <translation>Dieser Computer ist am Limit</translation>
    </message>
    <message>
        <source>This kind of file was not accepted</source>
        <translation>Diese Art von Datei wurde nicht angenommen</translation>
    </message>
    <message>
        <source>This needs about {needed} credits, you have {balance}. Nothing was sent.</source>
        <translation>Das braucht etwa {needed} Credits, du hast {balance}. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>This needs more credits than you have. Nothing was sent.</source>
        <translation>Das braucht mehr Credits, als du hast. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Too little room on the disk</source>
        <translation>Zu wenig Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>Use these settings again</source>
        <translation>Diese Einstellungen wieder verwenden</translation>
    </message>
    <message>
        <source>Vidgo Desktop has to begin anew</source>
        <translation>Vidgo Desktop muss neu beginnen</translation>
    </message>
    <message>
        <source>Vidgo asked us to slow down several times, so this was not sent. Send it a little later.</source>
        <translation>Vidgo hat uns mehrmals gebeten, langsamer zu sein, deshalb wurde dies nicht gesendet. Sende es etwas später.</translation>
    </message>
    <message>
        <source>Vidgo says that it is done, but gave no video with it. Look again later.</source>
        <translation>Vidgo sagt, dass es fertig ist, hat aber kein Video mitgegeben. Sieh später noch einmal nach.</translation>
    </message>
    <message>
        <source>You stopped waiting while it was being sent. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>Du hast das Warten beendet, während es gesendet wurde. Nichts wird noch einmal gesendet, bis wir es wissen. Wir vergleichen dein Guthaben.</translation>
    </message>
    <message>
        <source>Your network wants a sign-in</source>
        <translation>Dein Netzwerk verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>Your video is in its folder, but another program, such as a virus scanner, holds it, so it has no name yet. Try again in a moment.</source>
        <translation>Dein Video liegt in seinem Ordner, aber ein anderes Programm, etwa ein Virenscanner, hält es fest, daher hat es noch keinen Namen. Versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>{size} more are needed. {waits}</source>
        <translation>{size} mehr sind nötig. {waits}</translation>
    </message>
    <message>
        <source>The service refused the video or the picture because of its rules.</source>
        <translation>Der Dienst lehnte das Video oder das Bild wegen seiner Regeln ab.</translation>
    </message>
    <message>
        <source>A page of your network came instead of Vidgo’s answer. Sign in with your browser.</source>
        <translation>Statt der Antwort von Vidgo kam eine Seite deines Netzwerks. Melde dich mit deinem Browser an.</translation>
    </message>
    <message>
        <source>A sync or a copy put another file in its place, so nothing is sent any more. Start again to go on.</source>
        <translation>Ein Abgleich oder eine Kopie hat eine andere Datei an ihre Stelle gesetzt, deshalb wird nichts mehr gesendet. Starte neu, um weiterzumachen.</translation>
    </message>
    <message>
        <source>Allow Vidgo Desktop to write to the folder of its data, then start again.</source>
        <translation>Erlaube Vidgo Desktop, in seinen Datenordner zu schreiben, und starte dann neu.</translation>
    </message>
    <message>
        <source>Another network, or the people who look after yours, can help.</source>
        <translation>Ein anderes Netzwerk hilft, oder wer deines betreut.</translation>
    </message>
    <message>
        <source>Another program holds the file</source>
        <translation>Ein anderes Programm hält die Datei fest</translation>
    </message>
    <message>
        <source>Another program, such as a backup, holds the list of your tasks. Nothing is lost, and this goes on by itself.</source>
        <translation>Ein anderes Programm, etwa eine Sicherung, hält die Liste deiner Aufträge fest. Nichts ist verloren, und es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The service refused this picture. JPG or PNG with a clear face works best.</source>
        <translation>Der Dienst lehnte dieses Bild ab. JPG oder PNG mit klarem Gesicht klappt am besten.</translation>
    </message>
    <message>
        <source>The service refused this video. An MP4 of 5 to 10 seconds works best.</source>
        <translation>Der Dienst lehnte dieses Video ab. Ein MP4 von 5 bis 10 Sekunden klappt am besten.</translation>
    </message>
    <message>
        <source>The service takes MP4 or MOV for the video, and JPG or PNG for the picture.</source>
        <translation>Der Dienst nimmt MP4 oder MOV als Video und JPG oder PNG als Bild.</translation>
    </message>
    <message>
        <source>The task list cannot be used</source>
        <translation>Die Auftragsliste ist nicht nutzbar</translation>
    </message>
    <message>
        <source>The task list is from a newer version</source>
        <translation>Die Auftragsliste ist von einer neueren Version</translation>
    </message>
    <message>
        <source>The video could not be fetched</source>
        <translation>Das Video konnte nicht geholt werden</translation>
    </message>
    <message>
        <source>The video was not accepted</source>
        <translation>Das Video wurde nicht angenommen</translation>
    </message>
    <message>
        <source>There is no room for the video. The result waits at Vidgo for a day.</source>
        <translation>Für das Video ist kein Platz. Das Ergebnis wartet einen Tag bei Vidgo.</translation>
    </message>
    <message>
        <source>There is nothing in this file, so there was nothing to send.</source>
        <translation>In dieser Datei ist nichts, also gab es nichts zu senden.</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>Diese Adresse ist nicht nutzbar</translation>
    </message>
    <message>
        <source>This cannot be a key</source>
        <translation>Das kann kein Schlüssel sein</translation>
    </message>
    <message>
        <source>This was made with another key. We keep asking; with that key back it goes on for sure.</source>
        <translation>Dies wurde mit einem anderen Schlüssel gemacht. Wir fragen weiter nach; mit diesem Schlüssel geht es sicher weiter.</translation>
    </message>
    <message>
        <source>This was stopped before it was done.</source>
        <translation>Das wurde angehalten, bevor es fertig war.</translation>
    </message>
    <message>
        <source>Too many at once</source>
        <translation>Zu viele auf einmal</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Use a clip with one person, seen from head to foot, without cuts.</source>
        <translation>Nimm ein Video mit einer Person, von Kopf bis Fuß zu sehen, ohne Schnitte.</translation>
    </message>
    <message>
        <source>Use a link that opens the video itself in a private browser window, without signing in.</source>
        <translation>Nimm einen Link, der in einem privaten Browserfenster ohne Anmeldung direkt das Video öffnet.</translation>
    </message>
    <message>
        <source>Use a link…</source>
        <translation>Link verwenden …</translation>
    </message>
    <message>
        <source>Use a picture of one person or figure, seen from the front.</source>
        <translation>Nimm ein Bild von einer Person oder Figur, von vorn gesehen.</translation>
    </message>
    <message>
        <source>Use a short MP4 or MOV of less than 10 MB, in one take.</source>
        <translation>Nimm ein kurzes MP4 oder MOV unter 10 MB, in einem Zug gefilmt.</translation>
    </message>
    <message>
        <source>Use another link…</source>
        <translation>Anderen Link verwenden …</translation>
    </message>
    <message>
        <source>Use the picture from this computer, or a link that opens the picture itself.</source>
        <translation>Nimm das Bild von diesem Computer oder einen Link, der direkt das Bild öffnet.</translation>
    </message>
    <message>
        <source>Vidgo Desktop was closed before this was sent. It waits for your word.</source>
        <translation>Vidgo Desktop wurde geschlossen, bevor das gesendet war. Es wartet auf deine Entscheidung.</translation>
    </message>
    <message>
        <source>Vidgo Desktop was closed while sending. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>Vidgo Desktop wurde beim Senden geschlossen. Es wird nichts erneut gesendet, bis wir es wissen. Wir vergleichen dein Guthaben.</translation>
    </message>
    <message>
        <source>Vidgo asks us to slow down. This goes on by itself in {seconds} s.</source>
        <translation>Vidgo bittet uns, langsamer zu machen. In {seconds} s geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Vidgo asks us to slow down. This goes on by itself.</source>
        <translation>Vidgo bittet uns, langsamer zu machen. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Vidgo did not accept this</source>
        <translation>Vidgo hat das nicht angenommen</translation>
    </message>
    <message>
        <source>Vidgo does not know this key any more.</source>
        <translation>Vidgo kennt diesen Schlüssel nicht mehr.</translation>
    </message>
    <message>
        <source>Vidgo does not know this video</source>
        <translation>Vidgo kennt dieses Video nicht</translation>
    </message>
    <message>
        <source>Vidgo does not take this file</source>
        <translation>Vidgo nimmt diese Datei nicht</translation>
    </message>
    <message>
        <source>Vidgo has a problem</source>
        <translation>Vidgo hat eine Störung</translation>
    </message>
    <message>
        <source>Vidgo is busy</source>
        <translation>Vidgo ist ausgelastet</translation>
    </message>
    <message>
        <source>Vidgo keeps results for a day. This one could not be saved in time.</source>
        <translation>Vidgo hebt Ergebnisse einen Tag auf. Dieses konnte nicht rechtzeitig gespeichert werden.</translation>
    </message>
    <message>
        <source>Vidgo knows your key, but the key has limits that do not allow this video.</source>
        <translation>Vidgo kennt deinen Schlüssel, aber seine Grenzen erlauben dieses Video nicht.</translation>
    </message>
    <message>
        <source>Vidgo refused this</source>
        <translation>Vidgo hat das abgelehnt</translation>
    </message>
    <message>
        <source>Vidgo’s answer was not clear. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>Vidgos Antwort war nicht klar. Es wird nichts erneut gesendet, bis wir es wissen. Wir vergleichen dein Guthaben.</translation>
    </message>
    <message>
        <source>Was I charged?</source>
        <translation>Wurde etwas berechnet?</translation>
    </message>
    <message>
        <source>What came back cannot be played. The result waits at Vidgo for a day.</source>
        <translation>Was zurückkam, lässt sich nicht abspielen. Das Ergebnis wartet einen Tag bei Vidgo.</translation>
    </message>
    <message>
        <source>What came back is not from Vidgo. A sign-in page of your network may be in the way.</source>
        <translation>Was zurückkam, ist nicht von Vidgo. Vielleicht ist eine Anmeldeseite deines Netzes im Weg.</translation>
    </message>
    <message>
        <source>Your limit for today is reached</source>
        <translation>Dein Limit für heute ist erreicht</translation>
    </message>
    <message>
        <source>Your system’s password store is locked, or gave no answer.</source>
        <translation>Der Passwortspeicher deines Systems ist gesperrt oder antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Blink</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export GIF (the first {seconds} s)…</source>
        <translation>GIF exportieren (die ersten {seconds} s) …</translation>
    </message>
    <message>
        <source>Export GIF…</source>
        <translation>GIF exportieren …</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Export video…</source>
        <translation>Video exportieren …</translation>
    </message>
    <message>
        <source>Exporting, {percent} %</source>
        <translation>Wird exportiert, {percent} %</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Blenden</translation>
    </message>
    <message>
        <source>Labels “Before” and “After”</source>
        <translation>Beschriftung „Vorher“ und „Nachher“</translation>
    </message>
    <message>
        <source>Layout of the exported video</source>
        <translation>Anordnung im exportierten Video</translation>
    </message>
    <message>
        <source>Made on this computer, costs nothing</source>
        <translation>Entsteht auf diesem Computer, kostet nichts</translation>
    </message>
    <message>
        <source>More ways to export</source>
        <translation>Weitere Wege zu exportieren</translation>
    </message>
    <message>
        <source>One above the other</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>Only the loop</source>
        <translation>Nur die Schleife</translation>
    </message>
    <message>
        <source>Only the loop ({seconds} s)</source>
        <translation>Nur die Schleife ({seconds} s)</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Save this frame…</source>
        <translation>Dieses Bild sichern …</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Another program holds the new file. Try again.</source>
        <translation>Ein anderes Programm hält die neue Datei fest. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Lined up by the first movement</source>
        <translation>An der ersten Bewegung ausgerichtet</translation>
    </message>
    <message>
        <source>Nothing moves that they could be lined up by</source>
        <translation>Nichts bewegt sich, woran sie sich ausrichten ließen</translation>
    </message>
    <message>
        <source>One of the two videos could not be read.</source>
        <translation>Eines der beiden Videos konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The computer had no memory left for it. Close something and try again.</source>
        <translation>Der Computer hatte dafür keinen Speicher mehr. Schließ etwas und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full. Choose another folder, or make room.</source>
        <translation>Der Datenträger ist voll. Wähle einen anderen Ordner oder schaffe Platz.</translation>
    </message>
    <message>
        <source>The disk is full. {size} more are needed.</source>
        <translation>Der Datenträger ist voll. Es fehlen {size}.</translation>
    </message>
    <message>
        <source>The export did not work. Try again.</source>
        <translation>Der Export hat nicht geklappt. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The folder cannot be written to. Choose another one.</source>
        <translation>In den Ordner kann nicht geschrieben werden. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>They could not be lined up</source>
        <translation>Sie ließen sich nicht ausrichten</translation>
    </message>
    <message>
        <source>They move too differently to be lined up</source>
        <translation>Sie bewegen sich zu verschieden, um ausgerichtet zu werden</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was saved.</source>
        <translation>Abgebrochen. Es wurde nichts gesichert.</translation>
    </message>
    <message>
        <source>Export GIF</source>
        <translation>GIF exportieren</translation>
    </message>
    <message>
        <source>Export video</source>
        <translation>Video exportieren</translation>
    </message>
    <message>
        <source>Save this frame</source>
        <translation>Dieses Bild sichern</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Gesichert als {name}</translation>
    </message>
    <message>
        <source>Saved as {name}. It holds the first {seconds} s.</source>
        <translation>Gespeichert als {name}. Es enthält die ersten {seconds} s.</translation>
    </message>
</context>
<context>
    <name>FadeSlider</name>
    <message>
        <source>Fade, {percent} percent of the result</source>
        <translation>Blende, {percent} Prozent vom Ergebnis</translation>
    </message>
</context>
<context>
    <name>FaultNotice</name>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Something went wrong in Vidgo Desktop. It goes on; your tasks are safe.</source>
        <translation>In Vidgo Desktop ist etwas schiefgegangen. Es geht weiter; deine Aufträge sind sicher.</translation>
    </message>
</context>
<context>
    <name>FilmStrips</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Loop end</source>
        <translation>Ende der Schleife</translation>
    </message>
    <message>
        <source>Loop from {first} to {last} seconds</source>
        <translation>Schleife von Sekunde {first} bis {last}</translation>
    </message>
    <message>
        <source>Loop start</source>
        <translation>Anfang der Schleife</translation>
    </message>
    <message>
        <source>Position in both videos</source>
        <translation>Stelle in beiden Videos</translation>
    </message>
    <message>
        <source>{now} of {total} seconds</source>
        <translation>{now} von {total} Sekunden</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} Sekunden</translation>
    </message>
</context>
<context>
    <name>FindingStrip</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Use anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>Diese Datei verwenden</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Larger than 10 MB. The service may refuse it.</source>
        <translation>Größer als 10 MB. Der Dienst könnte es ablehnen.</translation>
    </message>
    <message>
        <source>Length, size and format fit.</source>
        <translation>Länge, Größe und Format passen.</translation>
    </message>
    <message>
        <source>Longer than 30 s. Short clips work best.</source>
        <translation>Länger als 30 s. Kurze Videos klappen am besten.</translation>
    </message>
    <message>
        <source>Not a JPG, PNG or WebP file. The service may refuse it.</source>
        <translation>Keine JPG-, PNG- oder WebP-Datei. Der Dienst könnte sie ablehnen.</translation>
    </message>
    <message>
        <source>Not an MP4 or MOV file. The service may refuse it.</source>
        <translation>Keine MP4- oder MOV-Datei. Der Dienst könnte sie ablehnen.</translation>
    </message>
    <message>
        <source>Only links that begin with https:// or http:// can be used.</source>
        <translation>Nur Links, die mit https:// oder http:// beginnen, sind nutzbar.</translation>
    </message>
    <message>
        <source>Shorter than 2 s.</source>
        <translation>Kürzer als 2 s.</translation>
    </message>
    <message>
        <source>Size and format fit.</source>
        <translation>Größe und Format passen.</translation>
    </message>
    <message>
        <source>The file cannot be opened. It may be damaged.</source>
        <translation>Die Datei lässt sich nicht öffnen. Sie ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>The link looks like a picture.</source>
        <translation>Der Link sieht nach einem Bild aus.</translation>
    </message>
    <message>
        <source>The link looks like a video.</source>
        <translation>Der Link sieht nach einem Video aus.</translation>
    </message>
    <message>
        <source>The name of this site cannot be read. Copy the link once more.</source>
        <translation>Der Name dieser Seite ist nicht lesbar. Kopiere den Link noch einmal.</translation>
    </message>
    <message>
        <source>The picture is too small for {resolution}.</source>
        <translation>Das Bild ist zu klein für {resolution}.</translation>
    </message>
    <message>
        <source>This address begins with http, so others could read what is sent to it.</source>
        <translation>Diese Adresse beginnt mit http, andere könnten also mitlesen.</translation>
    </message>
    <message>
        <source>This is a file on this computer, not a link.</source>
        <translation>Das ist eine Datei auf diesem Computer, kein Link.</translation>
    </message>
    <message>
        <source>This is a picture, not a video.</source>
        <translation>Das ist ein Bild, kein Video.</translation>
    </message>
    <message>
        <source>This is a video, not a picture.</source>
        <translation>Das ist ein Video, kein Bild.</translation>
    </message>
    <message>
        <source>This is not a link. A link begins with https://</source>
        <translation>Das ist kein Link. Ein Link beginnt mit https://</translation>
    </message>
    <message>
        <source>This is too long for a link.</source>
        <translation>Das ist zu lang für einen Link.</translation>
    </message>
    <message>
        <source>This link asks for a sign-in. Use a public one.</source>
        <translation>Dieser Link verlangt eine Anmeldung. Nimm einen öffentlichen.</translation>
    </message>
    <message>
        <source>This link begins with http, so others could see the file on its way.</source>
        <translation>Dieser Link beginnt mit http, andere könnten die Datei unterwegs sehen.</translation>
    </message>
    <message>
        <source>This link does not lead to a picture.</source>
        <translation>Dieser Link führt nicht zu einem Bild.</translation>
    </message>
    <message>
        <source>This link does not lead to a video.</source>
        <translation>Dieser Link führt nicht zu einem Video.</translation>
    </message>
    <message>
        <source>This link holds a name or a password. Use one without.</source>
        <translation>Dieser Link enthält einen Namen oder ein Passwort. Nimm einen ohne.</translation>
    </message>
    <message>
        <source>This link holds an access key, and Vidgo gets it too. Use one that opens only this file.</source>
        <translation>In diesem Link steckt ein Zugangsschlüssel, und Vidgo bekommt ihn mit. Nimm einen, der nur diese Datei öffnet.</translation>
    </message>
    <message>
        <source>This link leads into your own network. The service may not reach it.</source>
        <translation>Dieser Link führt in dein eigenes Netz. Der Dienst erreicht ihn vielleicht nicht.</translation>
    </message>
    <message>
        <source>This link leads to a page, not to a picture.</source>
        <translation>Dieser Link führt zu einer Seite, nicht zu einem Bild.</translation>
    </message>
    <message>
        <source>This link leads to a page, not to a video.</source>
        <translation>Dieser Link führt zu einer Seite, nicht zu einem Video.</translation>
    </message>
    <message>
        <source>This names a file on this computer, but it is not there. Choose the file instead.</source>
        <translation>Das nennt eine Datei auf diesem Computer, aber sie ist nicht da. Wähle die Datei aus.</translation>
    </message>
    <message>
        <source>We cannot tell whether this link leads to a picture.</source>
        <translation>Wir können nicht sagen, ob dieser Link zu einem Bild führt.</translation>
    </message>
    <message>
        <source>We cannot tell whether this link leads to a video.</source>
        <translation>Wir können nicht sagen, ob dieser Link zu einem Video führt.</translation>
    </message>
    <message>
        <source>Wider than the video: both sides will be cut off.</source>
        <translation>Breiter als das Video: Beide Seiten werden abgeschnitten.</translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Change the folder of finished videos</source>
        <translation>Ordner der fertigen Videos ändern</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Saves to {folder}</source>
        <translation>Speichert in {folder}</translation>
    </message>
    <message>
        <source>{folder} · only {size} free, saving may have to wait</source>
        <translation>{folder} · nur {size} frei, das Speichern muss vielleicht warten</translation>
    </message>
</context>
<context>
    <name>FolderStep</name>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Every finished video is saved by itself, as links last only a day.</source>
        <translation>Jedes fertige Video wird automatisch gespeichert, denn Links gelten nur einen Tag.</translation>
    </message>
    <message>
        <source>Files are named like this</source>
        <translation>So heißen die Dateien</translation>
    </message>
    <message>
        <source>Folder for finished videos</source>
        <translation>Ordner für fertige Videos</translation>
    </message>
    <message>
        <source>If the name is taken, a number is added. Nothing is overwritten.</source>
        <translation>Ist der Name vergeben, kommt eine Nummer dazu. Nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>Nothing gets lost.</source>
        <translation>Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Tell me when a video is ready</source>
        <translation>Melden, wenn ein Video fertig ist</translation>
    </message>
    <message>
        <source>The usual folder for videos</source>
        <translation>Der übliche Ordner für Videos</translation>
    </message>
</context>
<context>
    <name>FootRow</name>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed, {speed} times</source>
        <translation>Tempo, {speed}-fach</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>What should happen?</source>
        <translation>Was soll geschehen?</translation>
    </message>
</context>
<context>
    <name>FrameLabel</name>
    <message>
        <source>frame {number} of {all}</source>
        <translation>Bild {number} von {all}</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>Generate</name>
    <message>
        <source>About {needed} credits are needed, you have {balance}.</source>
        <translation>Etwa {needed} Credits sind nötig, du hast {balance}.</translation>
    </message>
    <message>
        <source>Add a picture.</source>
        <translation>Füge ein Bild hinzu.</translation>
    </message>
    <message>
        <source>Add a video and a picture to see the price.</source>
        <translation>Füge ein Video und ein Bild hinzu, um den Preis zu sehen.</translation>
    </message>
    <message>
        <source>Add a video.</source>
        <translation>Füge ein Video hinzu.</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>Konto verbinden …</translation>
    </message>
    <message>
        <source>Connect your account to generate, or practise without one.</source>
        <translation>Verbinde dein Konto, um zu erstellen, oder übe ohne.</translation>
    </message>
    <message>
        <source>Fix the red note first.</source>
        <translation>Behebe zuerst den roten Hinweis.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Generate · about {number}</source>
        <translation>Erstellen · etwa {number}</translation>
    </message>
    <message>
        <source>Generate · about {number} credits</source>
        <translation>Erstellen · etwa {number} Credits</translation>
    </message>
    <message>
        <source>Generate · pretend</source>
        <translation>Erstellen · Übung</translation>
    </message>
    <message>
        <source>Generate, about {number} credits</source>
        <translation>Erstellen, etwa {number} Credits</translation>
    </message>
    <message>
        <source>Generate, about {number} credits, leaves about {rest}</source>
        <translation>Erstellen, etwa {number} Credits, es bleiben etwa {rest}</translation>
    </message>
    <message>
        <source>Generate, pretend, nothing is spent</source>
        <translation>Erstellen, Übung, es wird nichts ausgegeben</translation>
    </message>
    <message>
        <source>Generate, price not known yet</source>
        <translation>Erstellen, Preis noch nicht bekannt</translation>
    </message>
    <message>
        <source>Held now, given back if it fails.</source>
        <translation>Wird jetzt vorgemerkt, bei Misserfolg zurückgegeben.</translation>
    </message>
    <message>
        <source>Held now, given back if it fails. Leaves about {number}.</source>
        <translation>Wird jetzt vorgemerkt, bei Misserfolg zurückgegeben. Es bleiben etwa {number}.</translation>
    </message>
    <message>
        <source>Look at the amber note. Press once more to use the link as it is.</source>
        <translation>Sieh dir den gelben Hinweis an. Drücke noch einmal, um den Link so zu nehmen.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message>
        <source>Practice mode: nothing is sent, nothing is spent.</source>
        <translation>Übungsmodus: Nichts wird gesendet, nichts wird ausgegeben.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>The price is not known yet. Your balance tells us afterwards.</source>
        <translation>Der Preis ist noch nicht bekannt. Dein Guthaben verrät ihn danach.</translation>
    </message>
    <message>
        <source>This would pass your limit for today.</source>
        <translation>Das würde dein Limit für heute überschreiten.</translation>
    </message>
    <message>
        <source>You are offline. Your choice is kept.</source>
        <translation>Du bist offline. Deine Auswahl bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your limit for today is reached.</source>
        <translation>Dein Limit für heute ist erreicht.</translation>
    </message>
</context>
<context>
    <name>GenerateFooter</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the limit for a day</source>
        <translation>Tageslimit ändern</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
    <message>
        <source>Top up, buy credits on vidgo.ai</source>
        <translation>Aufladen, Credits auf vidgo.ai kaufen</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>%n file(s) copied. Paste where you need them.</source>
        <translation>
            <numerusform>%n Datei kopiert. Füge sie ein, wo du sie brauchst.</numerusform>
            <numerusform>%n Dateien kopiert. Füge sie ein, wo du sie brauchst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Link kopiert.</translation>
    </message>
    <message>
        <source>Link copied. It {works}.</source>
        <translation>Link kopiert. Er {works}.</translation>
    </message>
    <message>
        <source>No program here opens this file.</source>
        <translation>Kein Programm hier öffnet diese Datei.</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>Die Datei ist nicht mehr in ihrem Ordner.</translation>
    </message>
    <message>
        <source>This link does not work any more.</source>
        <translation>Dieser Link geht nicht mehr.</translation>
    </message>
    <message>
        <source>does not work any more</source>
        <translation>geht nicht mehr</translation>
    </message>
    <message>
        <source>works until tomorrow, {time}</source>
        <translation>geht bis morgen, {time}</translation>
    </message>
    <message>
        <source>works until {time}</source>
        <translation>geht bis {time}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Refresh balance</source>
        <translation>Guthaben aktualisieren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
    <message>
        <source>Top up, buy credits on vidgo.ai</source>
        <translation>Aufladen, Credits auf vidgo.ai kaufen</translation>
    </message>
    <message>
        <source>Vidgo Desktop</source>
        <translation>Vidgo Desktop</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
</context>
<context>
    <name>HelpAbout</name>
    <message>
        <source>About Vidgo Desktop</source>
        <translation>Über Vidgo Desktop</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>Back to the tasks</source>
        <translation>Zurück zu den Aufträgen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Ein Bild wählen</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>Ein Video wählen</translation>
    </message>
    <message>
        <source>Choose all rows</source>
        <translation>Alle Zeilen auswählen</translation>
    </message>
    <message>
        <source>Choose several rows</source>
        <translation>Mehrere Zeilen auswählen</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>Mit der Vorlage vergleichen</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Den Link kopieren</translation>
    </message>
    <message>
        <source>Copy the video file</source>
        <translation>Videodatei kopieren</translation>
    </message>
    <message>
        <source>Everything that can be done with the row</source>
        <translation>Alles, was mit der Zeile möglich ist</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>In the list of tasks</source>
        <translation>In der Auftragsliste</translation>
    </message>
    <message>
        <source>In the player</source>
        <translation>Im Player</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>Suche verlassen</translation>
    </message>
    <message>
        <source>Loop from here, loop to here, loop on or off</source>
        <translation>Schleife ab hier, bis hier, Schleife an oder aus</translation>
    </message>
    <message>
        <source>Move in the list</source>
        <translation>In der Liste bewegen</translation>
    </message>
    <message>
        <source>Move the wipe line</source>
        <translation>Wischlinie bewegen</translation>
    </message>
    <message>
        <source>Move the wipe line, or fade</source>
        <translation>Die Wischlinie bewegen oder blenden</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>On the page Compare</source>
        <translation>Auf der Seite Vergleichen</translation>
    </message>
    <message>
        <source>One frame back, one frame on</source>
        <translation>Ein Bild zurück, ein Bild weiter</translation>
    </message>
    <message>
        <source>Paste a link or a file into the right card</source>
        <translation>Link oder Datei in die passende Karte einfügen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play the chosen row, or do what its first button says</source>
        <translation>Gewählte Zeile abspielen oder ihren ersten Knopf ausführen</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Refresh balance</source>
        <translation>Guthaben aktualisieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufträge suchen</translation>
    </message>
    <message>
        <source>Set up a video</source>
        <translation>Video einrichten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shift the original by one frame</source>
        <translation>Das Original um ein Bild verschieben</translation>
    </message>
    <message>
        <source>Shift the result by one frame</source>
        <translation>Das Ergebnis um ein Bild verschieben</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Side by side, wipe, fade, blink, single</source>
        <translation>Nebeneinander, Wischen, Blenden, Wechseln, Einzeln</translation>
    </message>
    <message>
        <source>Side by side, wipe, single</source>
        <translation>Nebeneinander, Wischen, Einzeln</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern geben</translation>
    </message>
    <message>
        <source>Ten frames back, ten frames on</source>
        <translation>Zehn Bilder zurück, zehn Bilder weiter</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>Diese Tastenliste</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>HelpLists</name>
    <message>
        <source>List of keys</source>
        <translation>Tastenliste</translation>
    </message>
    <message>
        <source>Recent messages</source>
        <translation>Letzte Meldungen</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>About Vidgo Desktop</source>
        <translation>Über Vidgo Desktop</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>Tastenliste</translation>
    </message>
    <message>
        <source>Recent messages</source>
        <translation>Letzte Meldungen</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Problem melden …</translation>
    </message>
    <message>
        <source>Vidgo help page</source>
        <translation>Vidgo-Hilfeseite</translation>
    </message>
</context>
<context>
    <name>HelpReport</name>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
</context>
<context>
    <name>JobForm</name>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>KeyAnswer</name>
    <message>
        <source>your balance</source>
        <translation>dein Guthaben</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel anzeigen</translation>
    </message>
</context>
<context>
    <name>KeyForgetDialog</name>
    <message>
        <source>Forget</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Forget the key?</source>
        <translation>Schlüssel entfernen?</translation>
    </message>
    <message>
        <source>It is removed from this computer. Videos that are being made are fetched once you enter a key again.</source>
        <translation>Er wird von diesem Computer entfernt. Videos, die gerade entstehen, werden geholt, sobald du wieder einen Schlüssel eingibst.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>play</source>
        <translation>abspielen</translation>
    </message>
    <message>
        <source>set loop</source>
        <translation>Schleife setzen</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Get a key from your Vidgo page</source>
        <translation>Hol dir einen Schlüssel von deiner Vidgo-Seite</translation>
    </message>
    <message>
        <source>It is shown only once there. Copy it before you close the page.</source>
        <translation>Er wird dort nur einmal gezeigt. Kopiere ihn, bevor du die Seite schließt.</translation>
    </message>
    <message>
        <source>Keep the key until I quit</source>
        <translation>Schlüssel bis zum Beenden behalten</translation>
    </message>
    <message>
        <source>Keep until I quit</source>
        <translation>Bis zum Beenden behalten</translation>
    </message>
    <message>
        <source>Open Vidgo</source>
        <translation>Vidgo öffnen</translation>
    </message>
    <message>
        <source>Open Vidgo, the page of your keys</source>
        <translation>Vidgo öffnen, die Seite deiner Schlüssel</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Füge ihn hier ein</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>Schlüssel einfügen</translation>
    </message>
    <message>
        <source>Paste your key</source>
        <translation>Füge deinen Schlüssel ein</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the key in your system’s password store</source>
        <translation>Schlüssel im Passwortspeicher deines Systems speichern</translation>
    </message>
    <message>
        <source>Your Vidgo key</source>
        <translation>Dein Vidgo-Schlüssel</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Character {position} cannot be part of a key. Copy it once more.</source>
        <translation>Zeichen {position} kann nicht zu einem Schlüssel gehören. Kopiere ihn noch einmal.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Ends in {tail}. {where}</source>
        <translation>Endet auf {tail}. {where}</translation>
    </message>
    <message>
        <source>Kept in your system’s password store, never in a file.</source>
        <translation>Liegt im Passwortspeicher deines Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Kept in your system’s password store.</source>
        <translation>Liegt im Passwortspeicher deines Systems.</translation>
    </message>
    <message>
        <source>Kept until you quit.</source>
        <translation>Bleibt bis zum Beenden.</translation>
    </message>
    <message>
        <source>No answer from Vidgo. Check your connection.</source>
        <translation>Keine Antwort von Vidgo. Prüfe deine Verbindung.</translation>
    </message>
    <message>
        <source>Paste your key first.</source>
        <translation>Füge zuerst deinen Schlüssel ein.</translation>
    </message>
    <message>
        <source>Test it anyway</source>
        <translation>Trotzdem testen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet …</translation>
    </message>
    <message>
        <source>The key works</source>
        <translation>Der Schlüssel funktioniert</translation>
    </message>
    <message>
        <source>The key works ({amount} credits)</source>
        <translation>Der Schlüssel funktioniert ({amount} Credits)</translation>
    </message>
    <message>
        <source>The key works, but there are no credits yet.</source>
        <translation>Der Schlüssel funktioniert, aber es gibt noch keine Credits.</translation>
    </message>
    <message>
        <source>The stored key is damaged. Enter your key once more.</source>
        <translation>Der gespeicherte Schlüssel ist beschädigt. Gib deinen Schlüssel noch einmal ein.</translation>
    </message>
    <message>
        <source>This cannot be a key. Copy it once more, and nothing else.</source>
        <translation>Das kann kein Schlüssel sein. Kopiere ihn noch einmal, und sonst nichts.</translation>
    </message>
    <message>
        <source>This is too long for a key. Copy the key alone.</source>
        <translation>Das ist zu lang für einen Schlüssel. Kopiere nur den Schlüssel.</translation>
    </message>
    <message>
        <source>This is too short for a key. Copy it once more.</source>
        <translation>Das ist zu kurz für einen Schlüssel. Kopiere ihn noch einmal.</translation>
    </message>
    <message>
        <source>This looks like the key’s name, not the key.</source>
        <translation>Das sieht nach dem Namen des Schlüssels aus, nicht nach dem Schlüssel.</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Vidgo answered in {seconds}. Testing costs nothing.</source>
        <translation>Vidgo antwortete in {seconds}. Testen kostet nichts.</translation>
    </message>
    <message>
        <source>Vidgo does not accept this key. Copy it once more.</source>
        <translation>Vidgo nimmt diesen Schlüssel nicht an. Kopiere ihn noch einmal.</translation>
    </message>
    <message>
        <source>Vidgo knows this key, but it may not ask for the balance.</source>
        <translation>Vidgo kennt diesen Schlüssel, aber er darf das Guthaben nicht abfragen.</translation>
    </message>
    <message>
        <source>We removed {first} and {last}.</source>
        <translation>Wir haben {first} und {last} entfernt.</translation>
    </message>
    <message>
        <source>We removed {part}.</source>
        <translation>Wir haben {part} entfernt.</translation>
    </message>
    <message>
        <source>Your password store did not keep the key. It is kept until you quit.</source>
        <translation>Dein Passwortspeicher hat den Schlüssel nicht behalten. Er bleibt bis zum Beenden.</translation>
    </message>
    <message>
        <source>Your password store did not let us in. The key is kept until you quit.</source>
        <translation>Dein Passwortspeicher hat uns nicht hineingelassen. Der Schlüssel bleibt bis zum Beenden.</translation>
    </message>
    <message>
        <source>Your password store does not answer. The key is kept until you quit.</source>
        <translation>Dein Passwortspeicher antwortet nicht. Der Schlüssel bleibt bis zum Beenden.</translation>
    </message>
    <message>
        <source>Your password store is locked. Unlock it, or the key is kept until you quit.</source>
        <translation>Dein Passwortspeicher ist gesperrt. Entsperre ihn, sonst bleibt der Schlüssel nur bis zum Beenden.</translation>
    </message>
    <message>
        <source>Your password store is not a safe one. The key is kept until you quit.</source>
        <translation>Dein Passwortspeicher ist nicht sicher. Der Schlüssel bleibt bis zum Beenden.</translation>
    </message>
    <message>
        <source>Your system has no password store. The key is kept until you quit.</source>
        <translation>Dein System hat keinen Passwortspeicher. Der Schlüssel bleibt bis zum Beenden.</translation>
    </message>
    <message>
        <source>a blank</source>
        <translation>ein Leerzeichen</translation>
    </message>
    <message>
        <source>a line break</source>
        <translation>einen Zeilenumbruch</translation>
    </message>
    <message>
        <source>quotation marks</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>the name in front of it</source>
        <translation>den Namen davor</translation>
    </message>
    <message>
        <source>the word Bearer</source>
        <translation>das Wort Bearer</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} Credits</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys of a single letter work while the player has the focus.</source>
        <translation>Tasten mit einem Buchstaben wirken, solange der Player den Fokus hat.</translation>
    </message>
</context>
<context>
    <name>LibraryActions</name>
    <message>
        <source>Move to folder</source>
        <translation>In einen Ordner verschieben</translation>
    </message>
    <message>
        <source>None of these has a saved video.</source>
        <translation>Keiner davon hat ein gespeichertes Video.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>There is nothing that can be tried again.</source>
        <translation>Es gibt nichts, was erneut versucht werden kann.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message numerus="yes">
        <source>%n row(s) could not be brought back.</source>
        <translation>
            <numerusform>%n Zeile konnte nicht zurückgeholt werden.</numerusform>
            <numerusform>%n Zeilen konnten nicht zurückgeholt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were kept.</source>
        <translation>
            <numerusform>%n Zeile wurde behalten.</numerusform>
            <numerusform>%n Zeilen wurden behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are tried again.</source>
        <translation>
            <numerusform>%n Auftrag wird erneut versucht.</numerusform>
            <numerusform>%n Aufträge werden erneut versucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) could not be tried again.</source>
        <translation>
            <numerusform>%n Auftrag konnte nicht erneut versucht werden.</numerusform>
            <numerusform>%n Aufträge konnten nicht erneut versucht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) stayed where they are.</source>
        <translation>
            <numerusform>%n Video blieb, wo es ist.</numerusform>
            <numerusform>%n Videos blieben, wo sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n video(s) to {folder}.</source>
        <translation>
            <numerusform>%n Video nach {folder} verschoben.</numerusform>
            <numerusform>%n Videos nach {folder} verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moving %n video(s)…</source>
        <translation>
            <numerusform>%n Video wird verschoben…</numerusform>
            <numerusform>%n Videos werden verschoben…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s).</source>
        <translation>
            <numerusform>%n Zeile entfernt.</numerusform>
            <numerusform>%n Zeilen entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). The videos are in the recycle bin.</source>
        <translation>
            <numerusform>%n Zeile entfernt. Das Video liegt im Papierkorb.</numerusform>
            <numerusform>%n Zeilen entfernt. Die Videos liegen im Papierkorb.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufträge suchen</translation>
    </message>
    <message>
        <source>Starred tasks</source>
        <translation>Aufträge mit Stern</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
</context>
<context>
    <name>ListMenu</name>
    <message>
        <source>Clear ready rows</source>
        <translation>Fertige Zeilen entfernen</translation>
    </message>
    <message>
        <source>Only starred</source>
        <translation>Nur mit Stern</translation>
    </message>
    <message>
        <source>Paste a task number…</source>
        <translation>Auftragsnummer einfügen …</translation>
    </message>
    <message>
        <source>Retry all that did not work…</source>
        <translation>Alles erneut versuchen, was nicht geklappt hat…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Also follows the system setting.</source>
        <translation>Folgt auch der Systemeinstellung.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Clear borders round every button and card.</source>
        <translation>Deutliche Ränder um jeden Knopf und jede Karte.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Follows your system, or always the same.</source>
        <translation>Folgt deinem System oder bleibt immer gleich.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>No sliding or fading. Videos do not start by themselves.</source>
        <translation>Kein Gleiten oder Einblenden. Videos starten nicht von selbst.</translation>
    </message>
    <message>
        <source>Show model names</source>
        <translation>Modellnamen zeigen</translation>
    </message>
    <message>
        <source>Small names under the big choices.</source>
        <translation>Kleine Namen unter den großen Auswahlen.</translation>
    </message>
    <message>
        <source>Stronger outlines</source>
        <translation>Stärkere Ränder</translation>
    </message>
    <message>
        <source>{hint} As your system wishes.</source>
        <translation>{hint} Wie im System eingestellt.</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>Gilt nach einem Neustart.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Theme, {name}</source>
        <translation>Farbschema, {name}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was said yet. What the window says at its bottom is kept here.</source>
        <translation>Noch keine Meldung. Was das Fenster unten meldet, bleibt hier stehen.</translation>
    </message>
</context>
<context>
    <name>ModeCard</name>
    <message>
        <source>{title}, model {model}, chosen, {place} of {all}</source>
        <translation>{title}, Modell {model}, ausgewählt, {place} von {all}</translation>
    </message>
    <message>
        <source>{title}, model {model}, {place} of {all}</source>
        <translation>{title}, Modell {model}, {place} von {all}</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of {title}</source>
        <translation>Name von {title}</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Every video gets this name, with a number behind it.</source>
        <translation>Jedes Video bekommt diesen Namen, mit einer Zahl dahinter.</translation>
    </message>
    <message>
        <source>File name, with parts in braces</source>
        <translation>Dateiname, mit Teilen in geschweiften Klammern</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Insert a part of the name</source>
        <translation>Einen Teil des Namens einfügen</translation>
    </message>
</context>
<context>
    <name>NameTemplate</name>
    <message>
        <source>A name cannot lead into another folder. Leave out / and \.</source>
        <translation>Ein Name kann nicht in einen anderen Ordner führen. Lass / und \ weg.</translation>
    </message>
    <message>
        <source>A name needs at least one letter or one part.</source>
        <translation>Ein Name braucht mindestens einen Buchstaben oder einen Teil.</translation>
    </message>
    <message>
        <source>A part stands between { and }. One of the two is missing.</source>
        <translation>Ein Teil steht zwischen { und }. Eins von beiden fehlt.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Mode, such as replace</source>
        <translation>Modus, zum Beispiel replace</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Name of the picture</source>
        <translation>Name des Bildes</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>Name des Auftrags</translation>
    </message>
    <message>
        <source>Name of the video</source>
        <translation>Name des Videos</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>Nummer des Auftrags</translation>
    </message>
    <message>
        <source>Size, such as 480p</source>
        <translation>Größe, zum Beispiel 480p</translation>
    </message>
    <message>
        <source>There is no part called {word}. Take one from the menu.</source>
        <translation>Es gibt keinen Teil {word}. Nimm einen aus dem Menü.</translation>
    </message>
    <message>
        <source>This is too long for a name.</source>
        <translation>Das ist zu lang für einen Namen.</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>{words}   {token}</source>
        <translation>{words}   {token}</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Advanced, closed</source>
        <translation>Erweitert, zugeklappt</translation>
    </message>
    <message>
        <source>Advanced, open</source>
        <translation>Erweitert, aufgeklappt</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Enter the proxy’s host and port. Nothing is sent until then.</source>
        <translation>Gib Host und Port des Proxys ein. Bis dahin wird nichts gesendet.</translation>
    </message>
    <message>
        <source>How this app reaches the internet.</source>
        <translation>Wie diese App das Internet erreicht.</translation>
    </message>
    <message>
        <source>Leave out the name and the password: they would be kept here in plain text.</source>
        <translation>Lass Namen und Passwort weg: Sie würden hier im Klartext aufbewahrt.</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Only http and https proxies can be used.</source>
        <translation>Nur http- und https-Proxys sind nutzbar.</translation>
    </message>
    <message>
        <source>Only used when chosen above.</source>
        <translation>Nur genutzt, wenn oben gewählt.</translation>
    </message>
    <message>
        <source>Own proxy</source>
        <translation>Eigener Proxy</translation>
    </message>
    <message>
        <source>Own proxy, host and port</source>
        <translation>Eigener Proxy, Host und Port</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Service, upload and download, one after the other.</source>
        <translation>Dienst, Hochladen und Herunterladen, nacheinander.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>The port is missing: a number after a colon, such as proxy.example:8080.</source>
        <translation>Der Port fehlt: eine Zahl nach einem Doppelpunkt, etwa proxy.example:8080.</translation>
    </message>
    <message>
        <source>This cannot be a proxy. It looks like proxy.example:8080.</source>
        <translation>Das kann kein Proxy sein. Er sieht aus wie proxy.example:8080.</translation>
    </message>
    <message>
        <source>Uploads at the same time</source>
        <translation>Gleichzeitig hochladen</translation>
    </message>
    <message>
        <source>Use the ones your system trusts.</source>
        <translation>Nimm die, denen dein System vertraut.</translation>
    </message>
    <message>
        <source>Vidgo allows 5 per minute.</source>
        <translation>Vidgo erlaubt 5 pro Minute.</translation>
    </message>
    <message>
        <source>host : port</source>
        <translation>Host : Port</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n hat nicht geklappt</numerusform>
            <numerusform>%n haben nicht geklappt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still being made</source>
        <translation>
            <numerusform>%n entsteht noch</numerusform>
            <numerusform>%n entstehen noch</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>While you were away: {what}.</source>
        <translation>Während du weg warst: {what}.</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} ist fertig</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>A question, or a task that did not work.</source>
        <translation>Eine Frage oder ein Auftrag, der nicht geklappt hat.</translation>
    </message>
    <message>
        <source>Closing the window hides it. Quit from the icon&apos;s menu or with Ctrl+Q.</source>
        <translation>Schließen blendet das Fenster aus. Beende über das Menü des Symbols oder mit Strg+Q.</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Keep the computer awake</source>
        <translation>Computer wach halten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>Once at the end, only when the window is behind.</source>
        <translation>Einmal am Ende, nur wenn das Fenster hinten liegt.</translation>
    </message>
    <message>
        <source>One message for a whole batch.</source>
        <translation>Eine Meldung für alle zusammen.</translation>
    </message>
    <message>
        <source>Only while a video is sent or saved. The screen may go dark.</source>
        <translation>Nur solange ein Video gesendet oder gespeichert wird. Der Bildschirm darf dunkel werden.</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>Mehrere auf einmal</translation>
    </message>
    <message>
        <source>Soft chime</source>
        <translation>Sanfter Klang</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window quits.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Schließen beendet das Programm.</translation>
    </message>
    <message>
        <source>When a video is ready</source>
        <translation>Wenn ein Video fertig ist</translation>
    </message>
    <message>
        <source>When something needs me</source>
        <translation>Wenn etwas mich braucht</translation>
    </message>
    <message>
        <source>With “Play” and “Show in folder”.</source>
        <translation>Mit „Abspielen“ und „Im Ordner zeigen“.</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n hat nicht geklappt</numerusform>
            <numerusform>%n haben nicht geklappt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n braucht dich</numerusform>
            <numerusform>%n brauchen dich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>{title} did not work</source>
        <translation>{title} hat nicht geklappt</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} ist fertig</translation>
    </message>
    <message>
        <source>{title} needs you</source>
        <translation>{title} braucht dich</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Did another computer send it, or was this one set up anew? Paste its number from your account: the video is saved here. This never costs anything.</source>
        <translation>Wurde er von einem anderen Computer gesendet, oder ist dieser neu eingerichtet? Füge seine Nummer aus deinem Konto ein: Das Video wird hier gespeichert. Das kostet nie etwas.</translation>
    </message>
    <message>
        <source>Paste a task number</source>
        <translation>Auftragsnummer einfügen</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Asking Vidgo…</source>
        <translation>Vidgo wird gefragt…</translation>
    </message>
    <message>
        <source>Do you see it in your account on vidgo.ai? With its number we can go on watching.</source>
        <translation>Siehst du es in deinem Konto auf vidgo.ai? Mit seiner Nummer können wir es weiter beobachten.</translation>
    </message>
    <message>
        <source>No answer from Vidgo. Your number was not lost: try again.</source>
        <translation>Keine Antwort von Vidgo. Deine Nummer ist nicht verloren: Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>Nummer des Auftrags</translation>
    </message>
    <message>
        <source>Number of the task at Vidgo</source>
        <translation>Nummer des Auftrags bei Vidgo</translation>
    </message>
    <message>
        <source>This cannot be the number of a task. Copy it once more.</source>
        <translation>Das kann keine Auftragsnummer sein. Kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This number belongs to another account than your key.</source>
        <translation>Diese Nummer gehört zu einem anderen Konto als dein Schlüssel.</translation>
    </message>
    <message>
        <source>This number belongs to another task in your list.</source>
        <translation>Diese Nummer gehört zu einem anderen Auftrag in deiner Liste.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use this number</source>
        <translation>Diese Nummer verwenden</translation>
    </message>
    <message>
        <source>Vidgo does not know this number. Copy it once more from your account.</source>
        <translation>Vidgo kennt diese Nummer nicht. Kopiere sie noch einmal aus deinem Konto.</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} Byte</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
</context>
<context>
    <name>OfflineStrip</name>
    <message>
        <source>You have been offline since {time}. Everything is kept and goes on by itself.</source>
        <translation>Du bist seit {time} offline. Alles bleibt erhalten und geht automatisch weiter.</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>Vidgo Desktop goes on in the tray. Quit from its menu there.</source>
        <translation>Vidgo Desktop läuft im Infobereich weiter. Beende es über das Menü dort.</translation>
    </message>
</context>
<context>
    <name>PairButton</name>
    <message>
        <source>Ready-made pair, {title}</source>
        <translation>Fertiges Paar, {title}</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Line between the form and the tasks</source>
        <translation>Linie zwischen Formular und Aufträgen</translation>
    </message>
    <message>
        <source>Line between the tasks and the player</source>
        <translation>Linie zwischen Aufträgen und Player</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>PinnedBar</name>
    <message>
        <source>Generate</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Noch nichts gewählt</translation>
    </message>
</context>
<context>
    <name>PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space key</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>{what} (Space)</source>
        <translation>{what} (Leertaste)</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Preview, {what}, before and after with a wipe line</source>
        <translation>Vorschau, {what}, vorher und nachher mit Wischlinie</translation>
    </message>
    <message>
        <source>Preview, {what}, loading</source>
        <translation>Vorschau, {what}, lädt</translation>
    </message>
    <message>
        <source>Preview, {what}, no video</source>
        <translation>Vorschau, {what}, kein Video</translation>
    </message>
    <message>
        <source>Preview, {what}, source and result side by side</source>
        <translation>Vorschau, {what}, Ausgangsvideo und Ergebnis nebeneinander</translation>
    </message>
    <message>
        <source>Preview, {what}, {shown}</source>
        <translation>Vorschau, {what}, {shown}</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>Die Datei ist nicht mehr in ihrem Ordner.</translation>
    </message>
    <message>
        <source>The file is no longer in its folder. Its link still works.</source>
        <translation>Die Datei ist nicht mehr in ihrem Ordner. Ihr Link funktioniert noch.</translation>
    </message>
    <message>
        <source>There is no video to show.</source>
        <translation>Kein Video vorhanden.</translation>
    </message>
    <message>
        <source>This computer cannot play this video here.</source>
        <translation>Dieser Computer kann dieses Video hier nicht abspielen.</translation>
    </message>
    <message>
        <source>Until then, a sample. Drag the line to see before and after.</source>
        <translation>Bis dahin ein Beispiel. Zieh die Linie zum Vergleichen.</translation>
    </message>
    <message>
        <source>Your result plays here</source>
        <translation>Hier läuft dein Ergebnis</translation>
    </message>
    <message>
        <source>Your result plays here.</source>
        <translation>Hier läuft dein Ergebnis.</translation>
    </message>
    <message>
        <source>Your video plays here when it is ready.</source>
        <translation>Hier läuft dein Video, sobald es fertig ist.</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Ausgangsvideo</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>PlayerActions</name>
    <message>
        <source>Compare with the source</source>
        <translation>Mit der Vorlage vergleichen</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>Datei kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Open in default player</source>
        <translation>Im Standardprogramm öffnen</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Öffnen mit …</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>{what}, {time}</source>
        <translation>{what}, {time}</translation>
    </message>
</context>
<context>
    <name>PlayerHead</name>
    <message>
        <source>Drag this into another program to use the video there.</source>
        <translation>Zieh das in ein anderes Programm, um das Video dort zu verwenden.</translation>
    </message>
</context>
<context>
    <name>PracticeBadge</name>
    <message>
        <source>Practice mode</source>
        <translation>Übungsmodus</translation>
    </message>
    <message>
        <source>Practice mode, nothing is spent</source>
        <translation>Übungsmodus, es wird nichts ausgegeben</translation>
    </message>
    <message>
        <source>Practice mode: a pretend service answers. Click to change.</source>
        <translation>Übungsmodus: Ein Übungsdienst antwortet. Zum Ändern klicken.</translation>
    </message>
    <message>
        <source>nothing is spent</source>
        <translation>nichts wird ausgegeben</translation>
    </message>
</context>
<context>
    <name>PracticeBox</name>
    <message>
        <source>A pretend service answers. The results are only for trying out.</source>
        <translation>Ein Übungsdienst antwortet. Die Ergebnisse sind nur zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Connect account</source>
        <translation>Konto verbinden</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>Konto verbinden …</translation>
    </message>
    <message>
        <source>You are practising</source>
        <translation>Du übst gerade</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
</context>
<context>
    <name>RecipeUse</name>
    <message>
        <source>The form has the settings of “{name}”.</source>
        <translation>Das Formular hat die Einstellungen von „{name}“.</translation>
    </message>
    <message>
        <source>The form has the settings of “{name}”. Not found: {missing}.</source>
        <translation>Das Formular hat die Einstellungen von „{name}“. Nicht gefunden: {missing}.</translation>
    </message>
    <message>
        <source>There is no recipe in “{name}”.</source>
        <translation>In „{name}“ ist kein Rezept.</translation>
    </message>
    <message>
        <source>This video was made with Vidgo Desktop.</source>
        <translation>Dieses Video wurde mit Vidgo Desktop gemacht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>Seine Einstellungen verwenden</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>the video</source>
        <translation>das Video</translation>
    </message>
    <message>
        <source>“{name}” was made with a model that is not known here.</source>
        <translation>„{name}“ wurde mit einem Modell gemacht, das hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>“{name}” was written by a newer Vidgo Desktop.</source>
        <translation>„{name}“ wurde von einem neueren Vidgo Desktop geschrieben.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another folder.</source>
        <translation>Dort ließ es sich nicht speichern. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Putting it together…</source>
        <translation>Wird zusammengestellt …</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>This is the whole report. It holds no key, no link, no name and no path. Nothing is sent by itself: save it, look at it, and give it to whoever helps you.</source>
        <translation>Das ist der ganze Bericht. Er enthält keinen Schlüssel, keinen Link, keinen Namen und keinen Pfad. Nichts wird von selbst gesendet: Speichere ihn, sieh ihn dir an und gib ihn dem, der dir hilft.</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip-Dateien (*.zip)</translation>
    </message>
</context>
<context>
    <name>RescueCard</name>
    <message numerus="yes">
        <source>%n finished video(s) not saved yet.</source>
        <translation>
            <numerusform>%n fertiges Video ist noch nicht gespeichert.</numerusform>
            <numerusform>%n fertige Videos sind noch nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished video(s) saved in time.</source>
        <translation>
            <numerusform>%n fertiges Video wurde rechtzeitig gespeichert.</numerusform>
            <numerusform>%n fertige Videos wurden rechtzeitig gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) gone: the link does not work any more.</source>
        <translation>
            <numerusform>%n Ergebnis ist weg: Der Link funktioniert nicht mehr.</numerusform>
            <numerusform>%n Ergebnisse sind weg: Die Links funktionieren nicht mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen …</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>It did not work yet. We keep trying.</source>
        <translation>Es hat noch nicht geklappt. Wir versuchen es weiter.</translation>
    </message>
    <message>
        <source>Saving now…</source>
        <translation>Wird jetzt gespeichert …</translation>
    </message>
    <message>
        <source>The first link dies in {time}.</source>
        <translation>Der erste Link verfällt in {time}.</translation>
    </message>
    <message>
        <source>The folder cannot be written to.</source>
        <translation>In den Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The link dies in {time}.</source>
        <translation>Der Link verfällt in {time}.</translation>
    </message>
    <message>
        <source>{dies} {does}</source>
        <translation>{dies} {does}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} Std.</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>ResolutionBox</name>
    <message>
        <source>Estimate from a price list, not yet confirmed by your tasks</source>
        <translation>Schätzung aus einer Preisliste, von deinen Aufträgen noch nicht bestätigt</translation>
    </message>
    <message numerus="yes">
        <source>Estimate, learned from your last %n task(s)</source>
        <translation>
            <numerusform>Schätzung, gelernt aus deinem letzten Auftrag</numerusform>
            <numerusform>Schätzung, gelernt aus deinen letzten %n Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Estimates from a price list</source>
        <translation>Schätzungen aus einer Preisliste</translation>
    </message>
    <message>
        <source>Estimates, learned from your own tasks</source>
        <translation>Schätzungen, gelernt aus deinen eigenen Aufträgen</translation>
    </message>
    <message>
        <source>Estimates, partly learned from your own tasks</source>
        <translation>Schätzungen, teils gelernt aus deinen eigenen Aufträgen</translation>
    </message>
    <message>
        <source>Resolution, {value} {meaning}, {price}</source>
        <translation>Auflösung, {value} {meaning}, {price}</translation>
    </message>
    <message>
        <source>The prices are not known yet</source>
        <translation>Die Preise sind noch nicht bekannt</translation>
    </message>
    <message>
        <source>about</source>
        <translation>etwa</translation>
    </message>
    <message>
        <source>price not known yet</source>
        <translation>Preis noch nicht bekannt</translation>
    </message>
    <message>
        <source>{sign} {number}</source>
        <translation>{sign} {number}</translation>
    </message>
    <message>
        <source>{sign} {number} credits</source>
        <translation>{sign} {number} Credits</translation>
    </message>
    <message>
        <source>{sign} {number} per second</source>
        <translation>{sign} {number} pro Sekunde</translation>
    </message>
</context>
<context>
    <name>ResultHelp</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Found again in {folder}.</source>
        <translation>Wiedergefunden in {folder}.</translation>
    </message>
    <message>
        <source>Task {number}</source>
        <translation>Auftrag {number}</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>Die Datei ist nicht mehr in ihrem Ordner.</translation>
    </message>
    <message>
        <source>This is another video. Use it anyway?</source>
        <translation>Das ist ein anderes Video. Trotzdem verwenden?</translation>
    </message>
    <message>
        <source>This is no video that can be used here.</source>
        <translation>Das ist kein Video, das hier verwendet werden kann.</translation>
    </message>
    <message>
        <source>This task is in your list already.</source>
        <translation>Dieser Auftrag ist schon in deiner Liste.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Videos ({endings})</source>
        <translation>Videos ({endings})</translation>
    </message>
    <message>
        <source>Where is {title}?</source>
        <translation>Wo ist {title}?</translation>
    </message>
</context>
<context>
    <name>ResultLines</name>
    <message>
        <source>Charged about {credits} credits</source>
        <translation>Etwa {credits} Credits berechnet</translation>
    </message>
    <message>
        <source>Charged about {credits} credits, together with others</source>
        <translation>Etwa {credits} Credits berechnet, zusammen mit anderen</translation>
    </message>
    <message>
        <source>Charged {credits} credits</source>
        <translation>{credits} Credits berechnet</translation>
    </message>
    <message>
        <source>Charged {credits} credits, as estimated</source>
        <translation>{credits} Credits berechnet, wie geschätzt</translation>
    </message>
    <message>
        <source>Charge not clear</source>
        <translation>Abbuchung unklar</translation>
    </message>
    <message>
        <source>Charge not clear yet, watching</source>
        <translation>Kosten noch unklar, wir behalten sie im Blick</translation>
    </message>
    <message numerus="yes">
        <source>Charged about {credits} credits, together with %n other(s)</source>
        <translation>
            <numerusform>Etwa {credits} Credits berechnet, zusammen mit einem anderen</numerusform>
            <numerusform>Etwa {credits} Credits berechnet, zusammen mit %n anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Charged about {credits} credits; your balance fell by {fell} in that time</source>
        <translation>Etwa {credits} Credits berechnet; dein Guthaben sank in dieser Zeit um {fell}</translation>
    </message>
    <message>
        <source>Charged {credits} credits, {estimate} were estimated</source>
        <translation>{credits} Credits berechnet, {estimate} waren geschätzt</translation>
    </message>
    <message>
        <source>Charged {credits} pretend credits</source>
        <translation>{credits} Übungs-Credits berechnet</translation>
    </message>
    <message>
        <source>Link works until tomorrow, {time}</source>
        <translation>Link gilt bis morgen, {time}</translation>
    </message>
    <message>
        <source>Link works until {time}</source>
        <translation>Link gilt bis {time}</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}</source>
        <translation>Gespeichert als {name} in {folder}</translation>
    </message>
    <message>
        <source>The link does not work any more</source>
        <translation>Der Link gilt nicht mehr</translation>
    </message>
</context>
<context>
    <name>RetryDialog</name>
    <message numerus="yes">
        <source>%n of them only fetch(es) a finished video and cost(s) nothing.</source>
        <translation>
            <numerusform>%n davon holt nur ein fertiges Video und kostet nichts.</numerusform>
            <numerusform>%n davon holen nur ein fertiges Video und kosten nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>This is above the {limit} credits at which you want to be asked.</source>
        <translation>Das liegt über den {limit} Credits, ab denen du gefragt werden willst.</translation>
    </message>
    <message>
        <source>This would use about {amount} credits.</source>
        <translation>Das würde etwa {amount} Credits verbrauchen.</translation>
    </message>
    <message>
        <source>This would use about {amount} of your {balance} credits.</source>
        <translation>Das würde etwa {amount} deiner {balance} Credits verbrauchen.</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>%n erneut versuchen</numerusform>
            <numerusform>%n erneut versuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n task(s) again?</source>
        <translation>
            <numerusform>%n Auftrag erneut versuchen?</numerusform>
            <numerusform>%n Aufträge erneut versuchen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What this costs together is not known: some of them have no estimate.</source>
        <translation>Was das zusammen kostet, ist nicht bekannt: für manche gibt es keine Schätzung.</translation>
    </message>
    <message>
        <source>{what} · about {amount} credits</source>
        <translation>{what} · etwa {amount} Credits</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Dance × Astronaut</source>
        <translation>Tanz × Astronaut</translation>
    </message>
    <message>
        <source>Dance × Fox</source>
        <translation>Tanz × Fuchs</translation>
    </message>
    <message>
        <source>Walk × Robot</source>
        <translation>Spaziergang × Roboter</translation>
    </message>
</context>
<context>
    <name>SavingPage</name>
    <message>
        <source>Add the original</source>
        <translation>Original hinzufügen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Date, video, picture</source>
        <translation>Datum, Video, Bild</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Leave it silent</source>
        <translation>Stumm lassen</translation>
    </message>
    <message>
        <source>Model, settings and price, also inside the video. Never a key or a link.</source>
        <translation>Modell, Einstellungen und Preis, auch im Video selbst. Nie ein Schlüssel oder Link.</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Pauses saving below 2 GB.</source>
        <translation>Hält das Speichern unter 2 GB an.</translation>
    </message>
    <message>
        <source>The original sound goes into a second file. The result itself stays as it is.</source>
        <translation>Der Originalton kommt in eine zweite Datei. Das Ergebnis selbst bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The usual folder for videos</source>
        <translation>Der übliche Ordner für Videos</translation>
    </message>
    <message>
        <source>Use the usual folder</source>
        <translation>Üblichen Ordner verwenden</translation>
    </message>
    <message>
        <source>Video, mode, size</source>
        <translation>Video, Modus, Größe</translation>
    </message>
    <message>
        <source>Video, picture, size</source>
        <translation>Video, Bild, Größe</translation>
    </message>
    <message>
        <source>Warn when the disk is low</source>
        <translation>Warnen, wenn wenig Platz ist</translation>
    </message>
    <message>
        <source>When a result comes back silent</source>
        <translation>Wenn ein Ergebnis ohne Ton zurückkommt</translation>
    </message>
    <message>
        <source>Write a recipe beside each video</source>
        <translation>Zu jedem Video ein Rezept schreiben</translation>
    </message>
    <message>
        <source>{folder} · {size} free</source>
        <translation>{folder} · {size} frei</translation>
    </message>
    <message>
        <source>Use the usual folder for videos</source>
        <translation>Üblichen Ordner für Videos verwenden</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Leave search</source>
        <translation>Suche verlassen</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufträge suchen</translation>
    </message>
    <message>
        <source>{name} (Esc)</source>
        <translation>{name} (Esc)</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message numerus="yes">
        <source>Generate %n video(s)</source>
        <translation>
            <numerusform>%n Video erstellen</numerusform>
            <numerusform>%n Videos erstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>This would use about {amount} credits.</source>
        <translation>Das würde etwa {amount} Credits verbrauchen.</translation>
    </message>
    <message>
        <source>This would use about {amount} of your {balance} credits.</source>
        <translation>Das würde etwa {amount} deiner {balance} Credits verbrauchen.</translation>
    </message>
    <message>
        <source>You are asked above {limit} credits. The settings of your account change that.</source>
        <translation>Ab {limit} Credits wirst du gefragt. Das lässt sich in den Einstellungen deines Kontos ändern.</translation>
    </message>
</context>
<context>
    <name>ServiceAddress</name>
    <message>
        <source>Back to Vidgo’s own</source>
        <translation>Zurück zu Vidgos eigener</translation>
    </message>
    <message>
        <source>Given when the program was started; it holds until it is closed.</source>
        <translation>Beim Start des Programms vorgegeben; gilt, bis es geschlossen wird.</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>Adresse des Dienstes</translation>
    </message>
    <message>
        <source>Use an address that begins with https. On this computer itself, http is fine.</source>
        <translation>Nimm eine Adresse, die mit https beginnt. Auf diesem Computer selbst ist http in Ordnung.</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Diese Adresse verwenden</translation>
    </message>
    <message>
        <source>Vidgo’s own, unless you were given another one.</source>
        <translation>Vidgos eigene, außer du hast eine andere bekommen.</translation>
    </message>
    <message>
        <source>Your key belongs to the service that it was made for. It is forgotten here and must be entered again.</source>
        <translation>Dein Schlüssel gehört zu dem Dienst, für den er gemacht wurde. Er wird hier entfernt und muss neu eingegeben werden.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Line up again</source>
        <translation>Wieder angleichen</translation>
    </message>
    <message>
        <source>Looking for the first movement…</source>
        <translation>Die erste Bewegung wird gesucht …</translation>
    </message>
    <message>
        <source>Shifted by hand</source>
        <translation>Von Hand verschoben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>SettingsNav</name>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>There is no such folder yet. It is made with the first video.</source>
        <translation>Diesen Ordner gibt es noch nicht. Er entsteht mit dem ersten Video.</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>Speicherort</translation>
    </message>
</context>
<context>
    <name>ShiftRow</name>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what} ({keys})</translation>
    </message>
</context>
<context>
    <name>SidePicture</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
</context>
<context>
    <name>SoundButton</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sound: off</source>
        <translation>Ton: aus</translation>
    </message>
    <message>
        <source>Sound: result</source>
        <translation>Ton: Ergebnis</translation>
    </message>
    <message>
        <source>Sound: source</source>
        <translation>Ton: Ausgangsvideo</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Ausgangsvideo</translation>
    </message>
</context>
<context>
    <name>SoundNote</name>
    <message>
        <source>Lay the original sound under it</source>
        <translation>Originalton darunterlegen</translation>
    </message>
    <message>
        <source>Play as it was made</source>
        <translation>So abspielen, wie es gemacht wurde</translation>
    </message>
    <message>
        <source>Play with the original sound</source>
        <translation>Mit Originalton abspielen</translation>
    </message>
    <message>
        <source>Sound: from the original</source>
        <translation>Ton: vom Original</translation>
    </message>
    <message>
        <source>Sound: none, as it was made</source>
        <translation>Ton: keiner, so wie es gemacht wurde</translation>
    </message>
    <message>
        <source>The disk is full, so no sound could be laid under it.</source>
        <translation>Der Datenträger ist voll, deshalb konnte kein Ton darunter gelegt werden.</translation>
    </message>
    <message>
        <source>The original sound could not be laid under it.</source>
        <translation>Der Originalton konnte nicht darunter gelegt werden.</translation>
    </message>
    <message>
        <source>The original sound is being laid under it…</source>
        <translation>Der Originalton wird darunter gelegt…</translation>
    </message>
    <message>
        <source>The result has no sound, and neither has the original.</source>
        <translation>Das Ergebnis hat keinen Ton, und das Original auch nicht.</translation>
    </message>
    <message>
        <source>The result has no sound, and the original is not in its place any more.</source>
        <translation>Das Ergebnis hat keinen Ton, und das Original ist nicht mehr an seinem Platz.</translation>
    </message>
    <message>
        <source>The result has no sound.</source>
        <translation>Das Ergebnis hat keinen Ton.</translation>
    </message>
    <message>
        <source>The result has no sound. Its speed is not that of the original.</source>
        <translation>Das Ergebnis hat keinen Ton. Es läuft nicht so schnell wie das Original.</translation>
    </message>
    <message>
        <source>The result has no sound. The original is a link, so its sound is not here.</source>
        <translation>Das Ergebnis hat keinen Ton. Das Original ist ein Link, sein Ton ist also nicht hier.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>SourceBody</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>All files ({patterns})</source>
        <translation>Alle Dateien ({patterns})</translation>
    </message>
    <message>
        <source>Change the character picture</source>
        <translation>Bild der Figur ändern</translation>
    </message>
    <message>
        <source>Change the source video</source>
        <translation>Ausgangsvideo ändern</translation>
    </message>
    <message>
        <source>Choose a character picture</source>
        <translation>Bild der Figur wählen</translation>
    </message>
    <message>
        <source>Choose a picture file</source>
        <translation>Bilddatei wählen</translation>
    </message>
    <message>
        <source>Choose a source video</source>
        <translation>Ausgangsvideo wählen</translation>
    </message>
    <message>
        <source>Choose a video file</source>
        <translation>Videodatei wählen</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Zieh ein Bild hierher</translation>
    </message>
    <message>
        <source>Drop a video here</source>
        <translation>Zieh ein Video hierher</translation>
    </message>
    <message>
        <source>JPG or PNG, face and body in view</source>
        <translation>JPG oder PNG, Gesicht und Körper sichtbar</translation>
    </message>
    <message>
        <source>Link to the character picture</source>
        <translation>Link zum Bild der Figur</translation>
    </message>
    <message>
        <source>Link to the source video</source>
        <translation>Link zum Ausgangsvideo</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>MP4 or MOV, best 5–10 s, one person</source>
        <translation>MP4 oder MOV, am besten 5–10 s, eine Person</translation>
    </message>
    <message>
        <source>Paste a link</source>
        <translation>Link einfügen</translation>
    </message>
    <message>
        <source>Paste a link to a picture</source>
        <translation>Bild-Link einfügen</translation>
    </message>
    <message>
        <source>Paste a link to a video</source>
        <translation>Video-Link einfügen</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Remove video</source>
        <translation>Video entfernen</translation>
    </message>
    <message>
        <source>That is not a picture</source>
        <translation>Das ist kein Bild</translation>
    </message>
    <message>
        <source>That is not a video</source>
        <translation>Das ist kein Video</translation>
    </message>
    <message>
        <source>Use JPG or PNG</source>
        <translation>Nimm JPG oder PNG</translation>
    </message>
    <message>
        <source>Use MP4 or MOV</source>
        <translation>Nimm MP4 oder MOV</translation>
    </message>
    <message>
        <source>Use this link as the character picture</source>
        <translation>Diesen Link als Bild der Figur verwenden</translation>
    </message>
    <message>
        <source>Use this link as the source video</source>
        <translation>Diesen Link als Ausgangsvideo verwenden</translation>
    </message>
    <message>
        <source>Videos ({patterns})</source>
        <translation>Videos ({patterns})</translation>
    </message>
    <message>
        <source>{what}. {instead}</source>
        <translation>{what}. {instead}</translation>
    </message>
    <message>
        <source>{number} fps</source>
        <translation>{number} fps</translation>
    </message>
</context>
<context>
    <name>SourceLook</name>
    <message>
        <source>Cancel, keep what was chosen</source>
        <translation>Abbrechen, Auswahl behalten</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>From a link</source>
        <translation>Von einem Link</translation>
    </message>
    <message>
        <source>Let go to use it</source>
        <translation>Loslassen, um es zu verwenden</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message>
        <source>Paste a link</source>
        <translation>Link einfügen</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>ein Link</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
</context>
<context>
    <name>StageControls</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Which side is shown</source>
        <translation>Welche Seite gezeigt wird</translation>
    </message>
</context>
<context>
    <name>StageNotice</name>
    <message>
        <source>Find the file</source>
        <translation>Die Datei suchen</translation>
    </message>
    <message>
        <source>Open in default player</source>
        <translation>Im Standardprogramm öffnen</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
</context>
<context>
    <name>StepMarks</name>
    <message>
        <source>Step {step} of {steps}, {name}</source>
        <translation>Schritt {step} von {steps}, {name}</translation>
    </message>
</context>
<context>
    <name>TaskActions</name>
    <message>
        <source>No browser could be opened. The address is {address}</source>
        <translation>Es konnte kein Browser geöffnet werden. Die Adresse lautet {address}</translation>
    </message>
    <message>
        <source>No program here opens this file.</source>
        <translation>Kein Programm hier öffnet diese Datei.</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>Die Datei ist nicht mehr in ihrem Ordner.</translation>
    </message>
    <message>
        <source>This link cannot be opened.</source>
        <translation>Dieser Link lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>TaskDetails</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>First tick that it may cost a second time.</source>
        <translation>Bestätige zuerst, dass es ein zweites Mal kosten kann.</translation>
    </message>
    <message>
        <source>Keep checking</source>
        <translation>Weiter prüfen</translation>
    </message>
    <message>
        <source>Send again · about {amount} credits</source>
        <translation>Erneut senden · etwa {amount} Credits</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden …</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht weiter beobachten</translation>
    </message>
    <message>
        <source>Was I charged?</source>
        <translation>Wurde etwas berechnet?</translation>
    </message>
    <message>
        <source>{title} · sent {time}</source>
        <translation>{title} · gesendet {time}</translation>
    </message>
    <message>
        <source>{title} · {time}</source>
        <translation>{title} · {time}</translation>
    </message>
</context>
<context>
    <name>TaskHeads</name>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By price</source>
        <translation>Nach Preis</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Not sure – please have a look</source>
        <translation>Unklar – bitte ansehen</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Price, dearest first</source>
        <translation>Preis, teuerste zuerst</translation>
    </message>
    <message>
        <source>Starred first</source>
        <translation>Mit Stern zuerst</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>TaskListPane</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>Keine Probleme.</translation>
    </message>
    <message>
        <source>Nothing here has a star.</source>
        <translation>Hier hat nichts einen Stern.</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>Nichts heißt „{text}“.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>Nothing ready yet.</source>
        <translation>Noch nichts fertig.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). Saved videos stay where they are.</source>
        <translation>
            <numerusform>%n Zeile entfernt. Gespeicherte Videos bleiben, wo sie sind.</numerusform>
            <numerusform>%n Zeilen entfernt. Gespeicherte Videos bleiben, wo sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). The saved videos stay where they are.</source>
        <translation>
            <numerusform>%n Zeile entfernt. Das gespeicherte Video bleibt, wo es ist.</numerusform>
            <numerusform>%n Zeilen entfernt. Die gespeicherten Videos bleiben, wo sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed {title}.</source>
        <translation>{title} entfernt.</translation>
    </message>
    <message>
        <source>Removed {title}. The saved video stays where it is.</source>
        <translation>{title} entfernt. Das gespeicherte Video bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Which tasks are shown</source>
        <translation>Welche Aufträge gezeigt werden</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>TaskSpeech</name>
    <message>
        <source> with </source>
        <translation> mit </translation>
    </message>
    <message>
        <source>New task: {title}</source>
        <translation>Neuer Auftrag: {title}</translation>
    </message>
    <message>
        <source>by</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>making your video</source>
        <translation>dein Video entsteht</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) found</source>
        <translation>
            <numerusform>%n Auftrag gefunden</numerusform>
            <numerusform>%n Aufträge gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks, {count}</source>
        <translation>Aufträge, {count}</translation>
    </message>
    <message>
        <source>Trying again: {title}</source>
        <translation>Erneuter Versuch: {title}</translation>
    </message>
    <message>
        <source>about</source>
        <translation>etwa</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>{name}, button, {title}</source>
        <translation>{name}, Knopf, {title}</translation>
    </message>
    <message>
        <source>{percent} percent</source>
        <translation>{percent} Prozent</translation>
    </message>
    <message>
        <source>{title} could not be saved</source>
        <translation>{title} konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>{title} did not work</source>
        <translation>{title} hat nicht geklappt</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} ist fertig</translation>
    </message>
    <message>
        <source>{title} needs you</source>
        <translation>{title} braucht dich</translation>
    </message>
    <message>
        <source>{title}: not sure if it was sent, checking</source>
        <translation>{title}: unklar, ob es gesendet wurde, wird geprüft</translation>
    </message>
</context>
<context>
    <name>TaskText</name>
    <message>
        <source>Did not work</source>
        <translation>Hat nicht geklappt</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>In Warteschlange</translation>
    </message>
    <message>
        <source>It could not be saved</source>
        <translation>Konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>It may still finish and cost.</source>
        <translation>Es kann noch fertig werden und kosten.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt …</translation>
    </message>
    <message>
        <source>Making your video</source>
        <translation>Dein Video entsteht</translation>
    </message>
    <message>
        <source>Making your video {percent} %</source>
        <translation>Dein Video entsteht {percent} %</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Not sure – checking</source>
        <translation>Unklar – wird geprüft</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Stopped waiting</source>
        <translation>Warten beendet</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be used.</source>
        <translation>
            <numerusform>Eine Datei war nicht verwendbar.</numerusform>
            <numerusform>%n Dateien waren nicht verwendbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) came with it and were not saved.</source>
        <translation>
            <numerusform>Eine weitere Datei kam mit und wurde nicht gespeichert.</numerusform>
            <numerusform>%n weitere Dateien kamen mit und wurden nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>2nd try</source>
        <translation>2. Versuch</translation>
    </message>
    <message>
        <source>3rd try</source>
        <translation>3. Versuch</translation>
    </message>
    <message>
        <source>Its recipe could not be written.</source>
        <translation>Sein Rezept konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Slower than most, still fine.</source>
        <translation>Langsamer als die meisten, aber in Ordnung.</translation>
    </message>
    <message>
        <source>The link works only until {time}.</source>
        <translation>Der Link funktioniert nur noch bis {time}.</translation>
    </message>
    <message>
        <source>The link works until tomorrow, {time}.</source>
        <translation>Der Link funktioniert bis morgen, {time}.</translation>
    </message>
    <message>
        <source>The link works until {time}.</source>
        <translation>Der Link funktioniert bis {time}.</translation>
    </message>
    <message>
        <source>The result is gone</source>
        <translation>Das Ergebnis ist weg</translation>
    </message>
    <message>
        <source>There is no connection. It starts when you are online again.</source>
        <translation>Es gibt keine Verbindung. Es startet, sobald du wieder online bist.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Unusually long. We keep looking.</source>
        <translation>Ungewöhnlich lang. Wir sehen weiter nach.</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Wird hochgeladen</translation>
    </message>
    <message>
        <source>Vidgo asks us to slow down. This goes on by itself in {time}.</source>
        <translation>Vidgo bittet uns, langsamer zu machen. In {time} geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Vidgo had first said that it failed.</source>
        <translation>Vidgo hatte zuerst gesagt, dass es nicht gelang.</translation>
    </message>
    <message>
        <source>Vidgo has said this for more than a day. Keep waiting, or stop?</source>
        <translation>Das sagt Vidgo seit mehr als einem Tag. Weiter warten oder aufhören?</translation>
    </message>
    <message>
        <source>Working (status: {word})</source>
        <translation>In Arbeit (Status: {word})</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>at Vidgo</source>
        <translation>bei Vidgo</translation>
    </message>
    <message>
        <source>charge not clear</source>
        <translation>Kosten unklar</translation>
    </message>
    <message>
        <source>checking the charge</source>
        <translation>Kosten werden geprüft</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>may still finish and cost</source>
        <translation>kann noch fertig werden und kosten</translation>
    </message>
    <message>
        <source>not charged</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>gespeichert {time}</translation>
    </message>
    <message>
        <source>starts by itself</source>
        <translation>startet automatisch</translation>
    </message>
    <message numerus="yes">
        <source>starts by itself · %n before it</source>
        <translation>
            <numerusform>startet automatisch · %n davor</numerusform>
            <numerusform>startet automatisch · %n davor</numerusform>
        </translation>
    </message>
    <message>
        <source>try {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} von {total} MB</translation>
    </message>
    <message>
        <source>{done} of {total} kB</source>
        <translation>{done} von {total} kB</translation>
    </message>
    <message>
        <source>{elapsed}, checked {ago} ago</source>
        <translation>{elapsed}, geprüft vor {ago}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>TimeLabel</name>
    <message>
        <source>Time {time}</source>
        <translation>Zeit {time}</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Loop from {first} to {last} seconds</source>
        <translation>Schleife von Sekunde {first} bis {last}</translation>
    </message>
    <message>
        <source>Position in the video</source>
        <translation>Stelle im Video</translation>
    </message>
    <message>
        <source>{now} of {total} seconds</source>
        <translation>{now} von {total} Sekunden</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Key {letter}</source>
        <translation>Taste {letter}</translation>
    </message>
    <message>
        <source>Left arrow key</source>
        <translation>Pfeiltaste links</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>Right arrow key</source>
        <translation>Pfeiltaste rechts</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed, {speed} times</source>
        <translation>Tempo, {speed}-fach</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>{what} (L), from here (I), to here (O)</source>
        <translation>{what} (L), ab hier (I), bis hier (O)</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n video(s) are being made</source>
        <translation>
            <numerusform>%n Video wird gemacht</numerusform>
            <numerusform>%n Videos werden gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation>Nichts ist in Arbeit</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>UnclearTasks</name>
    <message numerus="yes">
        <source>{name} · %n not sure</source>
        <translation>
            <numerusform>{name} · %n nicht sicher</numerusform>
            <numerusform>{name} · %n nicht sicher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoBlock</name>
    <message>
        <source>Play the sample</source>
        <translation>Beispiel abspielen</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
</context>
<context>
    <name>Watchman</name>
    <message>
        <source>The task list does not answer. Your disk may be busy; nothing is lost.</source>
        <translation>Die Auftragsliste antwortet nicht. Vielleicht ist dein Laufwerk beschäftigt; nichts geht verloren.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start creating</source>
        <translation>Loslegen</translation>
    </message>
    <message>
        <source>Try it without an account</source>
        <translation>Ohne Konto ausprobieren</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>So geht’s</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>Speicherort</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Dein Konto</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <source>Bring a picture to life</source>
        <translation>Ein Bild zum Leben erwecken</translation>
    </message>
    <message>
        <source>One video, one picture.</source>
        <translation>Ein Video, ein Bild.</translation>
    </message>
    <message>
        <source>Person and background come from your picture. The video lends the movement.</source>
        <translation>Person und Hintergrund kommen aus deinem Bild. Das Video gibt die Bewegung vor.</translation>
    </message>
    <message>
        <source>Replace the person</source>
        <translation>Die Person ersetzen</translation>
    </message>
    <message>
        <source>The scene, camera and light of your video stay. Only the person changes.</source>
        <translation>Szene, Kamera und Licht deines Videos bleiben. Nur die Person wechselt.</translation>
    </message>
    <message>
        <source>Vidgo Desktop puts your character into a moving scene. You choose how.</source>
        <translation>Vidgo Desktop setzt deine Figur in eine bewegte Szene. Du wählst, wie.</translation>
    </message>
</context>
<context>
    <name>WholeScreen</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>WindowFacts</name>
    <message numerus="yes">
        <source>%n task(s) came back from their second copy.</source>
        <translation>
            <numerusform>%n Auftrag kam aus seiner zweiten Kopie zurück.</numerusform>
            <numerusform>%n Aufträge kamen aus ihrer zweiten Kopie zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>The task list was damaged. A new one was begun, the old one is kept as {name}.</source>
        <translation>Die Auftragsliste war beschädigt. Eine neue wurde begonnen, die alte heißt jetzt {name}.</translation>
    </message>
    <message>
        <source>Your settings could not be read. The usual ones are in force, the old file is kept beside.</source>
        <translation>Deine Einstellungen konnten nicht gelesen werden. Es gelten die üblichen, die alte Datei liegt daneben.</translation>
    </message>
    <message>
        <source>Your settings could not be read. The usual ones are in force.</source>
        <translation>Deine Einstellungen konnten nicht gelesen werden. Es gelten die üblichen.</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}. {sentence}</translation>
    </message>
</context>
<context>
    <name>WipeHandle</name>
    <message>
        <source>Wipe position, {percent} percent</source>
        <translation>Position der Wischlinie, {percent} Prozent</translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom, {zoom}</source>
        <translation>Zoom, {zoom}</translation>
    </message>
    <message>
        <source>Zoom; Ctrl and the wheel zoom at the pointer</source>
        <translation>Zoom; Strg und das Mausrad zoomen am Zeiger</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <source>Your video</source>
        <translation>Dein Video</translation>
    </message>
</context>
<context>
    <name>_FoldButton</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>_FolderField</name>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
</context>
<context>
    <name>_ShiftValue</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Sums</name>
    <message>
        <source>Held now</source>
        <translation>Gerade vorgemerkt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
</context>
</TS>
