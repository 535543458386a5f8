#!/usr/bin/env python3
"""Writes the first inputs of each target into tests/corpus: captured traffic, and what people who mean harm send.

Run it from anywhere; it overwrites its own files (`seed-…`) and no other.
"""

import base64
import hashlib
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
    keys_and_proofs()
    nasty_json()


# A key of Mitra, as its actor has it; an RSA key of 2048 bits as a Multikey is its DER behind the code 0x85 0x24.
ED25519 = next(entry["publicKeyMultibase"] for _, read in fixtures()
               for entry in (read.get("parsed") or {}).get("assertionMethod") or [] if "publicKeyMultibase" in entry)


def base58(data):
    letters, number, text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = letters[digit] + text
    return "z" + text


def multikey(text, name="ed25519-key", **changes):
    me = "https://beta.test/actors/beta"
    return {"id": f"{me}#{name}", "type": "Multikey", "controller": me, "publicKeyMultibase": text} | changes


def keys_and_proofs():
    modulus = b"\x00" + b"\xc3" * 256
    rsa = b"\x30\x82\x01\x0a\x02\x82\x01\x01" + modulus + b"\x02\x03\x01\x00\x01"
    keys = {
        "ed25519": [multikey(ED25519)], "one": multikey(ED25519), "rsa": [multikey(base58(b"\x85\x24" + rsa), "rsa-key")],
        "secp256k1": [multikey(base58(b"\xe7\x01" + b"\x02" * 33))], "short": [multikey(base58(b"\xed\x01" + b"\x01" * 31))],
        "long": [multikey(base58(b"\xed\x01" + b"\x01" * 33))], "base64": [multikey("uAAAA")], "leading-ones": [multikey("z11" + ED25519[1:])],
        "elsewhere": [multikey(ED25519, id="https://gamma.test/k")], "of-another": [multikey(ED25519, controller="https://gamma.test/x")],
        "twice": [multikey(ED25519), multikey(ED25519)], "main": [multikey(ED25519, "main-key")], "names": ["https://beta.test/actors/beta#k"],
        "many": [multikey(ED25519, f"key-{n}") for n in range(40)],
    }
    for name, methods in keys.items():
        write("documents", f"actor-multikey-{name}", json.dumps(actor(assertionMethod=methods)))
    bare = actor(assertionMethod=[multikey(ED25519)])
    del bare["publicKey"]
    write("documents", "actor-multikey-alone", json.dumps(bare))
    proof = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod", "created": "2026-11-22T11:00:00Z",
             "verificationMethod": "https://beta.test/actors/beta#ed25519-key", "proofValue": base58(b"\x01" * 64)}
    contexts = {"@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"]}
    odd = {"1e21": 1e21, "-0": -0.0, "5.0": 5.0, "9007199254740993": 9007199254740993, "\U0001f600": 1, "\ufb33": 2, "\u0007\"\\": "\u007f\u2028"}
    for name, change in {
        "whole": {"proof": proof}, "none": {"proof": None}, "list": {"proof": [proof, proof | {"cryptosuite": "other"}]}, "five": {"proof": [proof] * 5},
        "text": {"proof": "x"}, "purpose": {"proof": proof | {"proofPurpose": "authentication"}}, "value": {"proof": proof | {"proofValue": "z0OIl"}},
        "expired": {"proof": proof | {"expires": "2026-11-22T11:30:00Z"}}, "old": {"proof": proof | {"created": "2020-01-01T00:00:00Z"}},
        "timeless": {"proof": {k: v for k, v in proof.items() if k != "created"}}, "year": {"proof": proof | {"created": "-0001-01-01T00:00:00Z"}},
        "context": contexts | {"proof": proof | contexts}, "context-beginning": contexts | {"proof": proof | {"@context": contexts["@context"][:1]}},
        "context-other": contexts | {"proof": proof | {"@context": "https://other.example"}}, "numbers": {"proof": proof, "odd": odd},
    }.items():
        activity = {"id": "https://beta.test/a/2", "type": "Follow", "actor": "https://beta.test/actors/beta", "object": "https://alpha.test/actors/alpha"}
        write("documents", f"proof-{name}", json.dumps(activity | change, ensure_ascii=False))


def domains():
    head = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate"
    for name, lines in {
        "common": [head, 'bad.example,suspend,true,TRUE,"spam, and ""more""",false', "loud.example,silence,false,false,,", "pictures.example,noop,true,false,x,"],
        "bare-head": ["\ufeffpublic_comment,domain", "why,a.example"], "one-column": ["domain", "a.example", "", "b.example"],
        "unusual": ["#Domain,more,#SEVERITY", "a.example,x,Silence", "b.example"], "head-twice": ["domain,domain", "a.example,b.example"],
        "blanks": [f" {head} ", "  a.example , suspend , yes , no ,  x  , "], "no-head": ["a.example"], "head-alone": [head],
        "obfuscated": [head, "ex*mple.org,suspend,,,,true"], "address": [head, "https://a.example,suspend,,,,", "1.2.3.4,,,,,", "[::1],,,,,"],
        "names": [head, "org,,,,,", ".example,,,,,", "a..example,,,,,", "a.example.,,,,,", '"a,b.example",,,,,', "a'b.example,,,,,", "a_b.example,,,,,"],
        "idn": [head, "bücher.example,,,,,", "xn--bcher-kva.example,suspend,,,,", "BÜCHER.example:443,,,,,"], "port": [head, "a.example:8443,,,,,"],
        "long": [head, f"{'a.' * 125}example,,,,,", f"{'x' * 64}.example,,,,,", f"{'ü.' * 60}example,,,,,"], "none": [head, ",suspend,,,,", ",,,,,"],
        "twice": [head, "a.example,suspend,,,,", "a.example,silence,,,,"], "same-twice": [head, "a.example,,,,x,", "A.EXAMPLE,suspend,,,y,"],
        "severity": [head, "a.example,limit,,,,", "b.example,SUSPEND,,,,"], "flags": [head, "a.example,,maybe,,,", "b.example,,,2,,", "c.example,,1,0,,"],
        "comment": [head, f"a.example,,,,{'x' * 501},", f"b.example,,,,{chr(0x958) * 300},"], "lines": [head, 'a.example,,,,"x\ny\r\nz",', 'b.example,,,,"\n",'],
        "tricks": [head, "a.example,,,,\u202ex\u200b \u0000,", "b.ex\u202eample,,,,,", "c.example,\u202e,\u202e,,,"], "hidden-blank": [head, "a.example,,,,\u200b x \ufeff,"],
        "open-quote": [head, 'a.example,,,,"x'], "formula": [head, 'a.example,,,,"=HYPERLINK(""https://b.example"")",'], "wrong": [head, *["org"] * 120],
    }.items():
        write("domains", name, "\n".join(lines))
    write("domains", "bytes", b"#domain\n\xff.example\n")
    write("domains", "carriage", b"#domain,#public_comment\r\na.example,x\r\n\r\nb.example,y\r")
    write("domains", "empty", b"")


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
    rfc9421()


def rfc9421():
    """Requests by RFC 9421. Their signatures fit no key, which is not asked here; their digests fit."""
    at = stamp("2026-11-22T12:00:00Z")
    body = '{"type":"Follow"}'
    digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    params = f';created={at};keyid="https://a.example/k"'
    posted = '"@method" "@target-uri" "content-digest"'

    def request(name, *inputs, method="POST", target="/inbox?x=1", more="", signatures=None):
        sent = body if method == "POST" else ""
        lines = [f"{at} {method} {target} alpha.test", "host: alpha.test", "date: Sun, 22 Nov 2026 12:00:00 GMT"]
        if sent:
            lines += [f"content-digest: sha-256=:{digest}:", "content-type: application/activity+json"]
        lines += [f"signature-input: {', '.join(inputs)}"]
        labels = [text.split("=")[0] for text in inputs]
        lines += [f"signature: {signatures or ', '.join(f'{label}=:YQ==:' for label in labels)}"]
        write("signatures", f"rfc9421-{name}", "\n".join(lines) + f"{more}\n\n{sent}")

    request("posted", f"sig1=({posted}){params}")
    request("fetched", f'sig1=("@method" "@target-uri"){params}', method="GET")
    request("parts", f'sig1=("@method" "@path" "@query" "@authority" "@scheme" "host" "date"){params};alg="ed25519"', method="GET")
    request("no-query", f'sig1=("@method" "@path" "host"){params}', method="GET", target="/x")
    request("request-target", f'sig1=("@method" "@request-target" "host" "content-digest" "content-type"){params};alg="rsa-v1_5-sha256"')
    request("expires", f"sig1=({posted}){params};expires={at + 300}")
    request("expired", f"sig1=({posted}){params};expires={at - 300}")
    request("nonce-tag", f'sig1=({posted}){params};nonce="x\\"y";tag="app";more=?1;bytes=:YQ==:;number=-1.5;token=a/b')
    request("second-fits", f'a=("date"){params}', f"b=({posted}){params}")
    request("four", *[f'{label}=("date"){params}' for label in "abc"], f"d=({posted}){params}")
    request("five", *[f"{label}=({posted}){params}" for label in "abcde"])
    request("label-twice", f'sig1=("date"){params}', f"sig1=({posted}){params}", signatures="sig1=:YQ==:")
    request("half", f"sig1=({posted}){params}", signatures="sig2=:YQ==:")
    request("no-bytes", f"sig1=({posted}){params}", signatures='sig1="YQ=="')
    request("unpadded", f"sig1=({posted}){params}", signatures="sig1=:YQ:")
    request("component-twice", f'sig1=("@method" "@method" "@target-uri" "content-digest"){params}')
    request("component-parameter", f'sig1=("@method";req "@target-uri" "content-digest";key="sha-256"){params}')
    request("component-upper", f'sig1=("@METHOD" "@target-uri" "Content-Digest"){params}')
    request("component-absent", f'sig1=({posted} "x-absent"){params}')
    request("component-token", f"sig1=(method target){params}")
    request("covers-itself", f'sig1=({posted} "signature" "signature-input"){params}')
    request("no-created", f'sig1=({posted});keyid="https://a.example/k"')
    request("created-text", f'sig1=({posted});created="{at}";keyid="https://a.example/k"')
    request("created-huge", f'sig1=({posted});created=999999999999999;keyid="https://a.example/k"')
    request("created-twice", f"sig1=({posted});created=1{params}")
    request("key-token", f"sig1=({posted});created={at};keyid=k")
    request("no-list", "sig1=1;created=1")
    request("empty-list", f"sig1=(){params}")
    request("both-schemes", f"sig1=({posted}){params}",
            more='\nauthorization: Signature keyId="https://b.example/k",headers="(request-target) host date",signature="YQ=="')
    request("digests", f"sig1=({posted}){params}", more="\ncontent-digest: sha-512=:YQ==:")
    request("two-lines", f"sig1=({posted}){params}", more=f"\nsignature-input: sig2=({posted}){params}\nsignature: sig2=:Yg==:")
    request("many", f"sig1=({' '.join(chr(34) + 'x-' + str(n) + chr(34) for n in range(70))}){params}")


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
    domains()
    signatures()
    texts()
    addresses()
    imports()
