"""What once went wrong somewhere, here or in other clients of such services. Tried in every run."""

from __future__ import annotations

REPLIES: tuple[bytes, ...] = (
    b"",
    b"\xef\xbb\xbf",
    b"null",
    b"[]",
    b'""',
    b"0",
    b"{",
    b'{"data":',
    b"\xff\xfe{\x00}\x00",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'"' + b"\\" * 100_001,
    b'{"code":1e999,"data":{"task_id":"T1"}}',
    b'{"code":' + b"9" * 5_000 + b"}",
    b'{"code":-' + b"9" * 5_000 + b',"data":{"task_id":1}}',
    b'{"data":{"task_id":' + b"9" * 4_301 + b"}}",
    b'{"data":{"task_id":"\\ud800"}}',
    b'{"data":{"task_id":"T1","task_id":null}}',
    b'{"code":200,"data":{"task_id":true}}',
    b'{"code":"200","data":{"task_id":"T1","status":["finished"]}}',
    b'{"code":200,"data":{"status":"finished","files":' + b"[" * 60 + b"]" * 60 + b"}}",
    b'{"code":200,"data":{"status":"finished","files":[' + b'{"file_url":"https://a.example/x"},' * 5_000 + b"null]}}",
    b'{"error":{"message":{"message":{"message":"x"}}}}',
    b'{"detail":[[[["x"]]]]}',
    b'{"detail":[{"loc":[[[]],{},null,1e9],"msg":{"a":1}}]}',
    b'{"code":200,"data":{"credits_amount":"1e5"}}',
    b'{"code":200,"data":{"credits_amount":NaN}}',
    b'{"code":200,"data":{"credits_amount":-Infinity}}',
    b'{"msg":"' + b" " * 900_000 + b'"}',
    b'{"msg":"' + b"Bearer " * 100_000 + b'"}',
    b'{"msg":"' + b"?a=" * 200_000 + b'"}',
    b'{"msg":"' + b"https://" * 100_000 + b'"}',
    b'{"msg":"' + b"\\u202e" * 100_000 + b'"}',
    b'{"a":"' + b'\\"' * 400_000,
)
WAITS: tuple[str, ...] = (
    "", "0", "1", "-1", "3.5", "1e3", "1e999", "-1e999", "1,2", "1,", ",", "9" * 60, "9" * 600, "0x10", "\u0661", "²",
    "nan", "inf", "Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 99999 07:28:00 GMT", "Wed, 21 Oct 0000 00:00:00 GMT",
    "Wed, 31 Feb 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:00 +9999", "Wed, 21 Oct 2026 25:61:61 -0000",
    "Fri, 01 Jan 0001 00:00:00 +2359", "Fri, 31 Dec 9999 23:59:59 -2359", "1\r\nX: y", "\x00", "é", "tomorrow",
)  # fmt: skip
LINKS: tuple[str, ...] = (
    "", "http://", "https://", "https:///a", "https://[", "https://[::1", "https://[::1]:", "https://[v1.x]/",
    "https://a:99999/", "https://a:-1/", "https://a:0/", "https://%zz/", "https://a\u2100b/", "https://ﬀ.example/",
    "https://a.example/\ud800", "https://xn--/", "https://xn--a.example/", "https://" + "a." * 200, "https://a" * 600,
    "https://user:pw@host/", "https://a@b@c/", "https:\\\\a\\b", "file:///etc/passwd", "javascript:alert(1)",
    "data:video/mp4;base64,AAAA", "//host/a.mp4", "C:\\a.mp4", "~/a.mp4", "https://a.example/?" + "?" * 2_000,
    "https://127.1/", "https://0x7f.1/", "https://2130706433/", "https://[::ffff:10.0.0.1]/", "https://a..b/",
    "https://a.example:443:443/", "https://a.example/a b.mp4", "(" * 1_000 + "https://a.example", "https://\u3002/",
    "\uff02https://a.example\uff02", "https://a.example/\u202egpj.exe", "HTTPS://A.EXAMPLE/A.MP4", "https://a.example./a.mp4",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    "", ".", "..", "...", " ", "/", "\\", "../../etc/passwd", "C:\\x", "\\\\nas\\x", "CON", "con.mp4", "NUL .mp4",
    "com1", "COM¹", "aux.", "a" * 10_000, "é" * 5_000, "😀" * 5_000, "\0", "a\0b", "\ud800", "a\u202egpj.exe", "-rf",
    "~", "$HOME", "%PATH%", "a:b", "a*b?", "<a>", "|", "a\nb", ".hidden", "..mp4", " .mp4 ", "a. . .", "\u200b",
    "e\u0301", "{0.__class__}", "%s%n", "ﷺ" * 500, "con\u200b",
    "\uff23\uff2f\uff2e", "a/.", "a\\..\\b", "a" * 119 + "é",
    "🧑‍🚀 नमस्ते.mp4",
)  # fmt: skip
PASTES: tuple[str, ...] = (
    "", "\n", "Bearer", "Bearer ", "Bearer Bearer Bearer x", "Authorization:", "Authorization: Bearer \n", "key=",
    "export VIDGO_API_KEY=", "'\"'\"'\"", "\"" * 100_000, "Bearer " * 100_000, "key=" * 100_000, "\n" * 500_000,
    " " * 1_000_000, "\ufeff" * 100_000, "x" * 1_000_000, "x\n" * 200_000, "\ud800" * 1_000, "\0" * 100_000, "sk-é",
    "curl -H 'Authorization: Bearer sk-abc' https://a.example", "{\"api_key\": \"sk-abcdef\"}", "KEY=" + "'" * 5_000,
    "api_key : 'a b'", "$env:VIDGO_API_KEY=\"sk-abcdef\"", ";" * 50_000, ",'" * 50_000,
)  # fmt: skip
