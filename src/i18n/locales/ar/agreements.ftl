# reviewed: no

## The agreement of a match on paper

agreement-title = الاتفاق على الورق
agreement-open = الاتفاق على الورق، للطباعة
agreement-open-draft = مسودة الاتفاق، للطباعة
agreement-back = العودة إلى الصفحة السابقة
agreement-draft = مسودة: لم يُتفق على شيء بعد.
agreement-which-kind = اختاروا نوع الاتفاق لرؤية النموذج.
agreement-missing = هذا النموذج غير مكتوب بهذه اللغة: { $language }.
agreement-pair = { $first } و{ $second }
agreement-alone = { $language } فقط
agreement-print = للطباعة استعملوا قائمة المتصفح. الصفحة مصممة لورق A4.
agreement-by-hand = تُكتب الأسماء بخط اليد: هي أسماء أوراق الهوية، ونحن لا نحتفظ بها. ولا يُملأ العنوان إلا حيث يمكن أن يظهر لكم.
agreement-model = هذا نموذج، وليس استشارة قانونية. اقرؤوه معًا وغيّروا ما لا يناسب قبل التوقيع.
agreement-help = إذا لم يسر شيء على ما يرام: { $address }. عند الخطر: { $number }.
agreement-contact = { $association }: { $contact }
agreement-blank = يُكتب بخط اليد
agreement-no-end = من دون يوم أخير متفق عليه
agreement-deposit =
    { $count ->
        [0] لا يوجد
        [one] شهر واحد من الإيجار
        [two] شهران من الإيجار
        [few] { $count } أشهر من الإيجار
       *[other] { $count } شهرًا من الإيجار
    }
agreement-days =
    { $count ->
        [0] لا يوجد
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
