# reviewed: no

## Help texts beside decisions; the texts themselves are in src/text/guidance

guidance-title = Help
guidance-kinds = What does each kind of agreement mean?
guidance-beside-agreement-kind = What does each kind of agreement mean?
guidance-beside-domiciliation = The official address and the reference address
guidance-beside-deposit-months = The deposit
guidance-checked = Checked on { $date }.
guidance-source = Source:
guidance-old = This text is more than a year old: check it before you rely on it.
guidance-not-reviewed = Nobody of the profession has read this text yet. It does not replace legal advice.
