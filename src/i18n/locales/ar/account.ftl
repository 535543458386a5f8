# reviewed: no

## Roles

role-safeguarding-lead = مسؤول الحماية
role-visitor-home = زائر منزلي

## The second step of the sign-in

code-title = رمزكم
code-text = افتحوا تطبيق المصادقة في هاتفكم وانسخوا رمز هذه الجمعية.
code-label = رمز من ستة أرقام
code-hint = يتغيّر كل 30 ثانية ويُستعمل مرة واحدة.
code-no-phone = هاتفي ليس معي
code-recovery-label = رمز الاسترداد
code-recovery-hint = أربع مجموعات من أربع علامات. يُستعمل كل رمز استرداد مرة واحدة.
code-lost = ليس لديكم الهاتف ولا رموز الاسترداد؟ يمكن لإدارة جمعيتكم أن تمسح العامل الثاني.
code-stop = إيقاف الدخول

## The second factor

factor-title = العامل الثاني
factor-due = دوركم يتطلّب عاملًا ثانيًا: عند كل دخول يُطلب رمز من هاتفكم إضافة إلى كلمة المرور. يجب إعداده الآن.
factor-why = عند كل دخول يُطلب رمز من هاتفكم إضافة إلى كلمة المرور. من يسرق كلمة المرور لا يدخل.
factor-step-app = ثبّتوا تطبيق مصادقة على هاتفكم، مثل Aegis أو 2FAS أو FreeOTP.
factor-step-add = أضيفوا هذا الحساب إليه: امسحوا الصورة، أو افتحوا التطبيق إن كنتم على الهاتف نفسه.
factor-qr = صورة تُمسح بتطبيق المصادقة
factor-open-app = فتح في التطبيق
factor-key = أو انسخوا هذا المفتاح في التطبيق:
factor-step-code = انسخوا الرمز المكوّن من ستة أرقام الذي يظهر الآن في التطبيق
factor-act = تفعيل هذا العامل الثاني
factor-replaces = العامل الثاني القديم
factor-on = مفعّل
factor-since = منذ { $date }
factor-off = ليس لديكم عامل ثانٍ. ننصح الجميع به.
factor-set-up = إعداد عامل ثانٍ
factor-replace = تغيير الهاتف
factor-remove-title = إزالة العامل الثاني
factor-remove-text = ستحمي كلمة المرور وحدها حسابكم. ستُنهى جلساتكم الأخرى.
factor-codes-title = رموز استرداد جديدة
factor-codes-text = لن تعود لرموز الاسترداد القديمة أي قيمة.
recovery-title = رموز الاسترداد
recovery-text = إذا فقدتم هاتفكم، يحلّ أحد هذه الرموز محلّه عند الدخول. يُستعمل كل رمز مرة واحدة.
recovery-once = تظهر هذه الصفحة مرة واحدة فقط. اطبعوا الرموز أو انسخوها، واحفظوها بعيدًا عن الهاتف.
recovery-kept = حفظتُ الرموز
recovery-left =
    { $count ->
        [0] لم يبقَ أي رمز استرداد. أنشئوا رموزًا جديدة.
        [one] بقي رمز استرداد واحد ({ $count }).
        [two] بقي رمزا استرداد ({ $count }).
        [few] بقيت { $count } رموز استرداد.
        [many] بقي { $count } رمز استرداد.
       *[other] بقي { $count } رمز استرداد.
    }

## One's own account

account-title = حسابي
account-role = الدور
account-language = لغة الرسائل
account-language-label = بأي لغة يكتب إليكم هذا الموقع؟
account-language-act = اختيار هذه اللغة
sessions-title = جلساتي
sessions-text = لا تعرفون جلسة ما؟ أنهوها وغيّروا كلمة المرور.
session-this = هذه الجلسة
session-unknown = متصفح غير معروف
session-since-now = فُتحت قبل أقل من ساعة
session-since-hours =
    { $count ->
        [zero] فُتحت قبل { $count } ساعة
        [one] فُتحت قبل ساعة ({ $count })
        [two] فُتحت قبل ساعتين ({ $count })
        [few] فُتحت قبل { $count } ساعات
        [many] فُتحت قبل { $count } ساعة
       *[other] فُتحت قبل { $count } ساعة
    }
session-seen-now = استُعملت قبل أقل من ساعة
session-seen-hours =
    { $count ->
        [zero] استُعملت قبل { $count } ساعة
        [one] استُعملت قبل ساعة ({ $count })
        [two] استُعملت قبل ساعتين ({ $count })
        [few] استُعملت قبل { $count } ساعات
        [many] استُعملت قبل { $count } ساعة
       *[other] استُعملت قبل { $count } ساعة
    }
session-end = إنهاء هذه الجلسة
sessions-end-others = إنهاء كل الجلسات الأخرى
password-title = تغيير كلمة المرور
password-ends-others = ستُنهى جلساتكم الأخرى.
password-present = كلمة المرور الحالية
password-new = كلمة المرور الجديدة
password-hint = من 12 إلى 256 حرفًا. عدّة كلمات لا علاقة بينها سهلة الحفظ وصعبة التخمين.
password-again = كلمة المرور الجديدة مرة أخرى
password-act = تغيير كلمة المرور

## The staff

staff-title = الفريق
staff-you = أنتم
staff-disabled = حساب مغلق
staff-factor-yes = العامل الثاني مفعّل
staff-factor-no = بلا عامل ثانٍ
staff-seen = آخر دخول في { $date }
staff-never-seen = لم يدخل قطّ
staff-change = تعديل
staff-role-hint = سيكون على الشخص أن يدخل من جديد.
staff-role-act = منح هذا الدور
staff-reset-factor = مسح العامل الثاني
staff-reset-hint = لمن فقد الهاتف ورموز الاسترداد. تأكّدوا شفهيًا أن هذا الشخص هو من يطلب ذلك فعلًا.
staff-disable = إغلاق الحساب
staff-enable = إعادة فتح الحساب
staff-invitations = دعوات مفتوحة
staff-invited-until = صالحة حتى { $date }
staff-revoke = سحب الدعوة
staff-invite = دعوة شخص
staff-invite-hint = تُظهر الصفحة التالية رابطًا يُسلَّم إلى الشخص. لا يُرسل شيء بالبريد الإلكتروني.
staff-invite-hint-mail = تصل إلى الشخص رسالة إلكترونية فيها رابط.
staff-invite-act = إنشاء الرابط
staff-invite-act-mail = إرسال الدعوة
invited-title = الدعوة جاهزة
invited-once = انسخوا هذا الرابط الآن: لا يظهر إلا مرة واحدة. سلّموه إلى هذا الشخص وحده، بطريقة آمنة.
invited-mailed = تُرسل الآن رسالة إلكترونية فيها الرابط إلى هذا العنوان.
invited-link = إظهار الرابط أيضًا
invited-text =
    { $count ->
        [zero] الرابط صالح { $count } يوم ولمرة واحدة. لم تعد لدعوة أقدم لهذا العنوان أي قيمة.
        [one] الرابط صالح يومًا واحدًا ({ $count }) ولمرة واحدة. لم تعد لدعوة أقدم لهذا العنوان أي قيمة.
        [two] الرابط صالح يومين ({ $count }) ولمرة واحدة. لم تعد لدعوة أقدم لهذا العنوان أي قيمة.
        [few] الرابط صالح { $count } أيام ولمرة واحدة. لم تعد لدعوة أقدم لهذا العنوان أي قيمة.
        [many] الرابط صالح { $count } يومًا ولمرة واحدة. لم تعد لدعوة أقدم لهذا العنوان أي قيمة.
       *[other] الرابط صالح { $count } يوم ولمرة واحدة. لم تعد لدعوة أقدم لهذا العنوان أي قيمة.
    }
invitation-title = أهلًا بكم في الفريق
invitation-text = تدعوكم { $association }. دوركم: { $role }. اختاروا كلمة مرور.
invitation-factor = جهّزوا هاتفكم: الخطوة التالية تُعدّ عليه عاملًا ثانيًا.
invitation-act = إنشاء حسابي

## What was done

desk-notice-factor-removed = أُزيل العامل الثاني.
desk-notice-session-ended = أُنهيت الجلسة.
desk-notice-sessions-ended = أُنهيت الجلسات الأخرى.
desk-notice-password-changed = غُيّرت كلمة المرور. أُنهيت الجلسات الأخرى.
desk-notice-language-chosen = اختيرت لغة الرسائل.
desk-notice-invitation-revoked = سُحبت الدعوة.
desk-notice-role-granted = مُنح الدور. على الشخص أن يدخل من جديد.
desk-notice-account-disabled = أُغلق الحساب وأُنهيت جلساته.
desk-notice-account-enabled = أُعيد فتح الحساب.
desk-notice-factor-reset = مُسح العامل الثاني وأُنهيت الجلسات.

## What is wrong

account-problem-password-length = في كلمة المرور { $got } حرفًا؛ المطلوب من { $min } إلى { $max }.
account-problem-password-common = هذه الكلمة من أول ما يُجرَّب. اختاروا غيرها.
account-problem-password-is-email = لا يمكن أن تكون كلمة المرور هي عنوان البريد الإلكتروني.
account-problem-passwords-differ = كلمتا المرور الجديدتان غير متطابقتين.
account-problem-wrong-password = كلمة المرور غير صحيحة.
account-problem-wrong-code = الرمز غير صحيح أو استُعمل من قبل. انتظروا الرمز التالي وتحقّقوا من ساعة الهاتف.
account-problem-too-soon =
    { $count ->
        [zero] كانت رموز كثيرة خاطئة. يُقرأ الرمز التالي بعد { $count } ثانية؛ ويُقرأ رمز الاسترداد فورًا.
        [one] كانت رموز كثيرة خاطئة. يُقرأ الرمز التالي بعد ثانية ({ $count })؛ ويُقرأ رمز الاسترداد فورًا.
        [two] كانت رموز كثيرة خاطئة. يُقرأ الرمز التالي بعد ثانيتين ({ $count })؛ ويُقرأ رمز الاسترداد فورًا.
        [few] كانت رموز كثيرة خاطئة. يُقرأ الرمز التالي بعد { $count } ثوانٍ؛ ويُقرأ رمز الاسترداد فورًا.
        [many] كانت رموز كثيرة خاطئة. يُقرأ الرمز التالي بعد { $count } ثانية؛ ويُقرأ رمز الاسترداد فورًا.
       *[other] كانت رموز كثيرة خاطئة. يُقرأ الرمز التالي بعد { $count } ثانية؛ ويُقرأ رمز الاسترداد فورًا.
    }
account-problem-email-malformed = هذا ليس عنوان بريد إلكتروني من { $max } حرفًا على الأكثر.
account-problem-email-taken = لهذا العنوان حساب بالفعل.
account-problem-own-account = لا أحد يفعل هذا بحسابه. اطلبوا ذلك من شخص آخر في الإدارة.
account-problem-last-admin = هذا آخر شخص في الإدارة. امنحوا هذا الدور لشخص آخر أولًا.
account-problem-factor-needed = دوركم يتطلّب عاملًا ثانيًا. يمكنكم استبداله لا إزالته.
account-problem-no-factor = ليس لهذا الحساب عامل ثانٍ.
account-problem-not-invited = لا قيمة لهذا الرابط، أو لم تعد له قيمة. اطلبوا دعوة جديدة من إدارة الجمعية.
