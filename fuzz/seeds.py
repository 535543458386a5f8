#!/usr/bin/env python3
"""Writes the first inputs of each target into tests/corpus: captured traffic, and what people who mean harm send.

Run it from anywhere; it overwrites its own files (`seed-…`) and no other.
"""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
FIXTURES = sorted((ROOT / "tests" / "fixtures").glob("*/*.json"))


def write(target, name, data):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    (folder / f"seed-{name}").write_bytes(data)


def fixtures():
    for path in FIXTURES:
        read = json.loads(path.read_text())
        yield f"{path.parent.name}-{path.stem}", read


OFFER = {
    "@context": ["https://www.w3.org/ns/activitystreams", {"vf": "https://w3id.org/valueflows/ont/vf#"}],
    "id": "https://beta.test/proposals/1", "type": "Note", "purpose": "offer",
    "attributedTo": "https://beta.test/actors/beta", "url": "https://beta.test/offers/1",
    "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["https://beta.test/actors/beta/followers"],
    "published": "2026-11-20T08:00:00Z", "updated": "2026-11-21T08:00:00.5+01:00", "endTime": "2026-12-31T00:00:00Z",
    "content": "<p><strong>Chambre à Liège</strong></p><p>1 à 2 personnes.</p>",
    "contentMap": {"fr": "<p>x</p>", "ar": "<p>غرفة</p>"},
    "tag": [{"type": "Hashtag", "name": "#Logement", "href": "https://beta.test/tags/logement"}],
    "attachment": [{"type": "Image", "mediaType": "image/webp", "url": "https://beta.test/m/1.webp", "name": "Un lit",
                    "width": 1200, "height": 800, "blurhash": "LIIE|gRj00WB-;j[t7j[4nWBj[Rj"}],
    "location": {"type": "Place", "name": "Liège", "latitude": 50.64, "longitude": 5.57, "radius": 5, "units": "km"},
    "publishes": {"type": "Intent", "id": "https://beta.test/proposals/1#primary", "name": "Chambre à Liège",
                  "action": "deliverService", "resourceConformsTo": "https://schema.org/Room",
                  "availableQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}},
    "housing": {"placeKind": "room", "sharing": "private_room", "agreementKind": "free_hosting", "capacityPersons": 2,
                "bedsSingle": 2, "slots": 1, "lockableRoom": True, "municipality": "62063",
                "availableFrom": "2026-12-01", "availableUntil": "2027-03-01", "minDurationMonths": 1,
                "maxDurationMonths": 6, "noticeDays": 30, "monthlyRentCents": 0, "charges": "included",
                "domiciliation": "to_discuss", "stepFree": "some", "smoking": "none", "petsAccepted": False,
                "childrenOk": True, "accepts": "any", "equipment": ["kitchen", "wifi"], "languages": ["fr", "ar"]},
}
REQUEST = {
    "id": "https://beta.test/proposals/2", "type": "Proposal", "purpose": "request",
    "attributedTo": "https://beta.test/actors/beta", "to": ["https://alpha.test/actors/alpha"],
    "publishes": {"type": "Intent", "availableQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}},
    "housing": {"householdSize": "3-4", "area": "62000", "month": "2026-12"},
}


def offer(**changes):
    return json.dumps(OFFER | changes, ensure_ascii=False)


def documents():
    for name, read in fixtures():
        for side in ("request", "response"):
            if read.get(side) and isinstance(read[side].get("body"), str):
                write("documents", name, read[side]["body"])
    write("documents", "offer", offer())
    write("documents", "request", json.dumps(REQUEST))
    write("documents", "create", json.dumps({"id": "https://beta.test/a/1", "type": "Create", "object": OFFER,
                                             "actor": OFFER["attributedTo"], "to": "as:Public"}))
    prefixed = {f"vf:{k}" if k in ("purpose", "publishes") else k: v for k, v in OFFER.items()}
    prefixed["rooftop:housing"] = prefixed.pop("housing")
    write("documents", "offer-prefixed", json.dumps(prefixed))
    write("documents", "offer-full-names", json.dumps(
        {f"https://w3id.org/valueflows/ont/vf#{k}" if k in ("purpose", "publishes") else k: [v] for k, v in OFFER.items()}))
    for name, housing in {
        "far-dates": {"availableFrom": "+262142-12-31", "availableUntil": "-262143-01-01"},
        "huge-numbers": {"capacityPersons": 1e308, "monthlyRentCents": 18446744073709551615, "slots": -9223372036854775808,
                         "bedsSingle": "1e400", "noticeDays": "NaN", "bedsCot": "-0.0"},
        "wrong-shapes": {"languages": {"fr": True}, "equipment": [["kitchen"], {"@value": "wifi"}, None, 7], "placeKind": ["room"],
                         "availableFrom": {"@value": "2026-12-01"}, "petsAccepted": "true", "municipality": ["62063"]},
        "small-place": {"municipality": "73028"},
        "many": {"languages": ["fr"] * 500, "equipment": ["wifi"] * 500},
        "raw-fields": {"hostWomen": 2, "members": ["26-64:parent:f"], "title": "x", "description": "y", "needs": ["z"]},
    }.items():
        write("documents", f"offer-{name}", offer(housing=OFFER["housing"] | housing))
    write("documents", "offer-years", offer(published="0000-01-01T00:00:00+23:59", updated="9999-12-31T23:59:60Z"))
    write("documents", "offer-place", offer(location={"latitude": 1e308, "longitude": -1e-308, "name": "\u202eegèiL"}, housing={}))
    write("documents", "offer-bidi", offer(publishes=OFFER["publishes"] | {"name": "\u202eecalp\u202c \u2067x\ufeff\u200b\u200d"}))
    write("documents", "offer-zalgo", offer(content="<p>" + "x" + "\u0335\u0336\u0337" * 40 + "</p>"))
    write("documents", "offer-reveals", offer(content="<p>Appelez le 0470 12 34 56, rue Haute 5, a@b.example</p>"))
    write("documents", "offer-elsewhere", offer(id="https://gamma.test/proposals/1"))
    write("documents", "offer-two-authors", offer(attributedTo=["https://beta.test/actors/beta", "https://gamma.test/x"]))
    write("documents", "actor-long-name", json.dumps(actor(name="\u05e9\u05bc\ufb2c" * 300, preferredUsername="\u0958" * 200)))
    write("documents", "actor-elsewhere", json.dumps(actor(endpoints={"sharedInbox": "https://gamma.test/inbox"})))
    write("documents", "actor-address", json.dumps(actor()).replace("beta.test", "203.0.113.5"))
    write("documents", "actor-dot", json.dumps(actor()).replace("beta.test", "beta.test."))
    nasty_json()


def actor(**changes):
    pem = next(read["parsed"]["publicKey"]["publicKeyPem"] for _, read in fixtures()
               if (read.get("parsed") or {}).get("publicKey"))
    me = "https://beta.test/actors/beta"
    return {"id": me, "type": "Organization", "preferredUsername": "beta", "name": "Beta", "inbox": f"{me}/inbox",
            "followers": f"{me}/followers", "url": "https://beta.test/@beta",
            "publicKey": {"id": f"{me}#main-key", "owner": me, "publicKeyPem": pem}} | changes


def nasty_json():
    for name, text in {
        "deep": "[" * 33 + "1" + "]" * 33, "deep-fits": "[" * 32 + "1" + "]" * 32, "deeper": '{"a":' * 2000,
        "wide": "[" + "1," * 300 + "1]", "doubled": '{"id":"https://a.example/1","id":"https://b.example/2"}',
        "doubled-escaped": '{"id":1,"i\\u0064":2}', "graph": '{"@graph":[{"id":"https://a.example/1"}]}',
        "included": '{"a":{"@included":{}}}', "reverse": '{"@reverse":null}', "surrogate": '{"a":"\\ud800"}',
        "surrogates": '{"a":"\\udc00\\ud800"}', "pair": '{"a":"\\ud83c\\udfe0"}', "nul": '{"a\\u0000":"\\u0000"}',
        "unended": '{"a":"', "unended-escape": '"\\', "exponent": "[1e400,-1e400,1e-400,0.1e1,-0]",
        "long-number": "[" + "9" * 400 + "]", "trailing": '{} {}', "comment": "/* */{}", "empty": "", "blank": " \n\t",
        "bom": "\ufeff{}", "scalar": '"https://a.example/1"', "bare": "Follow", "single": "{'a':1}",
        "values": '{"to":{"@value":"x"},"type":["as:Note",7],"id":[["https://a.example/1"]]}',
    }.items():
        write("documents", f"json-{name}", text)
    write("documents", "json-latin1", b'{"a":"\xe9\xff"}')
    write("documents", "json-nul-byte", b'{"a":1}\x00')


def signatures():
    for name, read in fixtures():
        request = read.get("request")
        if not request:
            continue
        seconds = stamp(read["received"])
        headers = [f"{n}: {v}" for n, v in request["headers"]]
        host = next(v for n, v in request["headers"] if n.lower() == "host")
        head = "\n".join([f"{seconds} {request['method']} {request['path']} {host}", *headers])
        write("signatures", name, f"{head}\n\n{request['body'] or ''}")
    line = 'keyId="https://a.example/k",headers="(request-target) host date",signature="YQ=="'
    date = "date: Sun, 22 Nov 2026 12:00:00 GMT"
    get = f"{stamp('2026-11-22T12:00:00Z')} GET /x?y=1 alpha.test\nhost: alpha.test\n{date}\n"
    for name, text in {
        "get": f"signature: {line}", "authorization": f"authorization: Signature {line}", "doubled": f"signature: {line}\nsignature: {line}",
        "parameter-twice": f'signature: {line},keyid="x"', "escapes": 'signature: keyId="a\\"b\\\\",headers="\\h\\o\\s\\t"',
        "unended": 'signature: keyId="a', "bare": f"signature: created=1795000000,expires=99999999999,{line}",
        "created": f"signature: {line.replace('date', '(created) (expires)')},created=1795348800,expires=1795392000",
        "rfc-9421": 'signature-input: sig1=("@method" "@target-uri" "content-digest");created=1795348800;keyid="https://a.example/k";alg="rsa-v1_5-sha256"\n'
                    "signature: sig1=:YQ==:",
        "empty": "signature: ", "commas": "signature: ,,,=,", "host-port": f"host: alpha.test:443\nsignature: {line}",
        "covers-itself": f"signature: {line.replace('date', 'date signature')}", "unicode": 'signature: ключ="\u202e"',
    }.items():
        write("signatures", f"header-{name}", f"{get}{text}\n\n")


def stamp(text):
    import datetime
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


TEXTS = {
    "plain": "Une chambre calme à Liège, près de la gare.\n\nDeux lits.", "arabic": "غرفة هادئة في لييج\u200f!",
    "persian": "می\u200cخواهم", "hindi": "क्\u200dष", "bengali": "র\u200d\u09cdয", "bidi": "a\u202egpj.exe\u202c\u2066b\u2069",
    "zalgo": "x" + "\u0335\u0336\u0316" * 30, "zalgo-joined": "ب" + "\u064b\u064c\u064d\u064e\u200d" * 20,
    "joiner-marks": "ب\u0316\u064b\u200dب", "zero": "a\u200bb\u2060c\ufeffd\u00ade", "nul": "a\u0000b\r\nc\rd\u0085",
    "nfc": "e\u0301 \u0958 \ufb2c \u1100\u1161\u11a8 \u0344", "phone": "0470/12.34.56 +32 (0)4 222 33 44 ٠٤٧٠١٢٣٤٥٦",
    "mail": "a@b.example, a (at) b punt be, ａ＠ｂ．ｅｘａｍｐｌｅ", "street": "Rue de la Loi 16, Kerkstraat 5 bus 2, avenue Louise n°3",
    "link": "www.a.example https://a.example/x a.be/x", "long": "anticonstitutionnellement" * 60, "blanks": " \t\u00a0\u3000 \n \n\n",
    "emoji": "👩\u200d👩\u200d👧 🇧🇪 🏠", "tags": "🏴\U000e0067\U000e0062\U000e007f", "cut": "abcde\u0301\u0301\u0301f x,;: –-…",
}


def texts():
    for name, text in TEXTS.items():
        write("text", name, text)
        write("html", f"text-{name}", f"<p>{text}</p>")
    write("text", "bytes", b"\xff\xfe\xc3(\xed\xa0\x80")
    for name, text in {
        "all": "<p>a<br>b <strong>c</strong> <em>d</em> <b>e</b><i>f</i></p><ul><li>g</li></ul><ol><li>h</li></ol><blockquote>i</blockquote><span>j</span>",
        "mention": '<p><span class="h-card"><a href="https://a.example/@b" class="u-url mention">@<span>b</span></a></span></p>',
        "script": "<script>alert(1)</script><svg><script>alert(1)</script></svg><img src=x onerror=alert(1)>",
        "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', "template": "<template><script>1</script></template>",
        "math": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "style": "<style><!--</style><a title='--><img src=x onerror=1>'>", "comment": "<!-- --!><img src=x>--><!-->", "cdata": "<![CDATA[<x>]]>",
        "href": '<a href="javascript:alert(1)">a</a><a href=" \tjava\nscript:1">b</a><a href="//a.example">c</a><a href="HTTP://A.example/&quot;&lt;&#x202e;">d</a>',
        "href-marks": '<a href="https://a.example/?a=1&b=<2>&c=\'\u0338">x</a>', "entities": "&lt;script&gt; &amp;lt; &#60;b&#62; &#x202E; &nbsp; &#0; &#xD800; &notit;",
        "unended": '<p><a href="https://a.example', "nested": "<b><i><p><ul>" * 60, "slash": "<b>\u0338x</b> a<\u0338 b>\u0338",
        "select": "<select><template><img src=x onerror=1></select>", "plaintext": "<plaintext><b>", "iframe": '<iframe srcdoc="<script>1</script>">x</iframe>',
        "form": "<form><input autofocus onfocus=1><button formaction=javascript:1>", "title": "<title><b></title><textarea><b></textarea><xmp><b></xmp>",
    }.items():
        write("html", name, text)
    for name, read in fixtures():
        content = (read.get("parsed") or {}).get("object")
        if isinstance(content, dict) and content.get("content"):
            write("html", name, content["content"])


def addresses():
    for name, text in {
        "plain": "https://a.example/x\nhttps://a.example:443/y\nhttps://A.EXAMPLE/z", "ports": "http://a.example:80\nhttps://a.example:80\nhttp://a.example:443",
        "idn": "https://bücher.example/\nhttps://xn--bcher-kva.example/\nhttps://BÜCHER.example", "dots": "https://a.example./\nhttps://a。example/\na.example.",
        "addresses": "https://127.0.0.1/\nhttps://[::ffff:127.0.0.1]/\nhttps://0x7f.1/", "numbers": "https://2130706433/\nhttps://0177.0.0.1\n127.1",
        "users": "https://me@a.example/\nhttps://a.example@b.example/\nhttps://:p@a.example", "tabs": "ht\ttps://a.exam\tple/\n a.example \nhttps:a.example",
        "slashes": "https:\\\\a.example\\x\nhttps:/a.example\nhttps:///a.example", "percent": "https://%61.example/%2e%2e/\nhttps://a.example%00/\nhttps://a%2eexample/",
        "fragment": "https://a.example/#x\nhttps://a.example/?#\nhttps://a.example", "other": "ftp://a.example\ndata:,x\njavascript:1",
        "domains": "toits.example\nliege.localhost:8001\nToits.Example:443", "odd": "a_b.example:0\n-a.example:65535\n..", "long": "https://" + "a." * 120 + "example/" + "x" * 300,
        "empty-port": "https://a.example:/x\nhttps://a.example:0443/\na.example:", "confusable": "https://ａ.example/\nhttps://a\u00ad.example/\nhttps://ß.example",
    }.items():
        write("ids", name, text)
    for name, text in {
        "association": "acct:toits@toits.example", "board": "acct:OFFERS@TOITS.example", "instance": "acct:toits.example@toits.example",
        "port": "acct:offers@liege.localhost:8001", "id": "https://toits.example/actors/offers", "page": "https://toits.example/@toits",
        "origin": "https://toits.example/", "slashes": "https://toits.example////", "at": "acct:@@toits@toits.example", "nobody": "acct:x@toits.example",
        "elsewhere": "acct:toits@toits.example.evil.example", "two": "acct:toits@evil.example@toits.example", "bare": "toits@toits.example",
        "blank": "acct:", "only-at": "acct:@", "idn": "acct:offers@TOİTS.example", "percent": "acct:toits%40toits.example", "mail": "mailto:toits@toits.example",
        "query": "https://toits.example/actors/toits?x", "users": "https://toits.example/users/toits", "nul": "acct:toits\u0000@toits.example",
    }.items():
        write("webfinger", name, text)


def imports():
    offer_line = {"purpose": "offer", "title": "Chambre", "description": "Calme.\n\nClaire.", "place_kind": "room", "capacity_persons": 2,
                  "municipality": "62063", "available_from": "2026-12-01", "available_until": "2027-03-01",
                  "languages": [{"tag": "fr", "level": "fluent"}, "nl-BE:few_words"], "beds": {"single": 2}, "pets_accepted": False,
                  "equipment": ["wifi"], "accepts": "families", "sharing": "private_room", "host_household": {"women": 1},
                  "vetting": {"id_seen": "2026-11-01", "references": 2}}
    request_line = {"purpose": "request", "title": "Famille", "household": {"members": [{"age_band": "26-64", "role": "parent", "gender": "f"}, "3-5:child:m"]},
                    "needed_from": "2026-12-15", "zones": ["62063", "4000", "Namur"], "budget": {"up_to": 40000},
                    "anchors": [{"kind": "school", "municipality": "62063"}], "deadline": {"date": "2027-01-01", "reason": "fin de bail"},
                    "languages": ["ti"], "needs": ["step_free"], "duration_months": 6, "urgency": "tonight"}
    write("imports", "offer", json.dumps(offer_line))
    write("imports", "request", json.dumps(request_line))
    for name, change in {
        "unknown": {"colour": "red"}, "forbidden": {"phone": "0470"}, "shape": {"title": ["x"]}, "nested": {"beds": {"bunk": 1}},
        "null": {"title": None, "beds": None}, "number": {"capacity_persons": 1e99, "slots": -1, "monthly_rent_cents": 0.5},
        "flag": {"pets_accepted": "maybe"}, "date": {"available_from": "2026-02-30"}, "both": {"members": ["x"]},
        "blank": {"title": " \t\n"}, "control": {"title": "a\u0000b", "description": "\r\n\r\n"}, "place": {"municipality": "\u202e"},
    }.items():
        write("imports", name, json.dumps(offer_line | change))
    for name, text in {"budget": '{"purpose":"request","budget":{}}', "list": "[]", "empty": "{}", "purpose": '{"purpose":"sale"}',
                       "budget-two": '{"purpose":"request","budget":{"up_to":1,"confirmed":2}}',
                       "doubled": '{"purpose":"offer","purpose":"request","title":"a","title":"b"}'}.items():
        write("imports", f"line-{name}", text)


if __name__ == "__main__":
    documents()
    signatures()
    texts()
    addresses()
    imports()
