# reviewed: no

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = عمل مقابل السكن
hint-payment-first = دفع قبل الزيارة
hint-companionship = رفقة أو علاقة أو جنس منتظر من الضيف
hint-documents-kept = تسليم الأوراق أو الاحتفاظ بها
hint-young-women-only = الشابات فقط
hint-origin = شرط يتعلق بالأصل
hint-religion = شرط يتعلق بالدين
hint-income-source = شرط يتعلق بمصدر الدخل
hint-household = شرط يتعلق بالجنس أو بالعائلة، وهو ممنوع لمسكن كامل أو عقد إيجار
lead-reason-safeguarding = انتباه: الكلمات توحي باستغلال
problem-children-refused = «{ $field }»: يحق رفض الأطفال فقط لمن يشارك مسكنه، وليس لمسكن كامل أو عقد إيجار.

## The review by two people

desk-review-two = قد تخفي هذه الكلمات استغلالًا: يجب أن يسمح بالنص شخصان من الفريق.
desk-review-first = سمح به { $who } بتاريخ { $date }. القرار الآن لشخص ثانٍ.
desk-notice-released-first = سُجّل ذلك. يجب أن يسمح شخص ثانٍ بهذا النص أيضًا.
desk-error-second-reader = سبق أن سمحتم بهذا النص. يجب أن يكون الشخص الثاني شخصًا آخر.
audit-event-held-released-first = سماح أول بنشر نص
desk-words-title = كلمات تستحق النظر
desk-words-why = لا يرى أحد في الخارج هذا النص. احذفوا ما لا يحتاجه أحد (الأصل، الدين، وسيلة الاتصال). وإذا أوحت الكلمات بخطر، فتحدثوا عنه مع الشخص.

## The vetting of hosts

vetting-title = التحقق من المضيف
vetting-why = لا نحفظ إلا النتيجة والتاريخ ومن تحقق وإلى متى. لا وثيقة ولا رقم ولا ملاحظة.
vetting-complete = كل شيء سليم حتى { $date }.
vetting-reference = المرجع { $ref }
vetting-steps-title = الخطوات
vetting-step-id-seen = تم الاطلاع على الهوية
vetting-step-home-visit = زيارة المسكن
vetting-step-first-reference = المرجع الأول
vetting-step-second-reference = المرجع الثاني
vetting-step-record-check = تم الاطلاع على السجل العدلي
vetting-step-charter-signed = الميثاق موقَّع
step-outcome-passed = سليم
step-outcome-failed = غير سليم
step-outcome-withdrawn = لم يعد يُحسب
vetting-none = لم يُسجَّل بعد
vetting-on = بتاريخ { $date }
vetting-by = سجّله { $who }
vetting-until = صالح حتى { $date }
vetting-record = تسجيل
vetting-outcome = النتيجة
vetting-date = التاريخ
vetting-date-hint = اليوم أو قبله. لا تُحسب الخطوة بعد { $max } شهرًا.
vetting-save = حفظ
vetting-adults-title = موافقة كل بالغ
vetting-adults-why = يكفي رقم من دون اسم. رفض واحد يوقف كل شيء.
vetting-adults-none = لا أحد يشارك الضيوف هذا المسكن.
vetting-adult = البالغ رقم { $number }
vetting-said = الجواب
vetting-language = لغة الشرح
vetting-via = كيف
consent-state-given = موافق
consent-state-refused = رافض
consent-state-revoked = تراجع عن موافقته
consent-via-oral = شفهيًا
consent-via-signed = كتابةً مع توقيع
consent-via-imported = من ملف مستورد
vetting-approval-title = الاعتماد
vetting-approved = اعتمده { $who } بتاريخ { $date }.
vetting-not-yet = يمكن الاعتماد عندما تكون كل الخطوات سليمة.
vetting-unrelated = لا تربطني بهذا المضيف أي صلة: لا قرابة ولا صداقة ولا سكن مشترك.
vetting-approve = اعتماد
vetting-problem-date-missing = التاريخ: اكتبوا يومًا، مثل 2026-11-01.
vetting-problem-date-in-future = التاريخ: لم يمضِ هذا اليوم بعد. اكتبوا اليوم أو يومًا قبله.
vetting-problem-date-too-old = التاريخ: مضى عليه أكثر من { $max } شهرًا فلم يعد يُحسب. يجب إعادة الخطوة.
vetting-problem-no-such-adult = البالغ: رقم من 1 إلى { $max }، بعدد البالغين في هذا المسكن.
vetting-problem-no-such-language = اللغة: اختاروا واحدة من القائمة.
vetting-problem-not-unrelated = ضعوا علامة على أنه لا تربطكم صلة بهذا المضيف. وإلا فليعتمده شخص آخر.
vetting-problem-own-visit = أنتم سجلتم زيارة المسكن. يجب أن يعتمد شخص آخر من الفريق.
vetting-problem-own-offer = أنتم كتبتم هذا العرض. يجب أن يعتمد شخص آخر من الفريق.
vetting-problem-not-an-offer = العرض وحده له مضيف يُتحقق منه.
missing-step-adult-refused = أحد البالغين في المسكن غير موافق
missing-step-step-failed = خطوة غير سليمة
visits-title = زيارات المساكن
visits-why = هذه العروض تنتظر زيارة. ترون ما هو عام ولا شيء غيره.
visits-none = لا زيارة منتظرة.
visits-record = تسجيل نتيجة الزيارة
desk-notice-step-recorded = سُجّلت الخطوة.
desk-notice-consent-recorded = سُجّل الجواب.
desk-notice-vetting-approved = تم الاعتماد. يمكن نشر العرض.
desk-notice-visit-recorded = سُجّلت نتيجة الزيارة. شكرًا!
task-kind-vetting-ends = ينتهي التحقق من مضيف قريبًا
task-how-vetting-ends = أعيدوا الخطوات التي تنتهي ثم اطلبوا اعتمادها. وإلا توقف العرض مؤقتًا في ذلك التاريخ.
task-kind-vetting-paused = عرض متوقف مؤقتًا: لم يعد التحقق من مضيفه سليمًا
task-how-vetting-paused = انظروا أي خطوة تنقص أو لم تنجح. لا يعود العرض إلا بعد أن يكون كل شيء سليمًا ومعتمدًا.
audit-event-vetting-step-passed = خطوة تحقق سليمة
audit-event-vetting-step-failed = خطوة تحقق غير سليمة
audit-event-vetting-step-withdrawn = خطوة تحقق لم تعد تُحسب
audit-event-vetting-approved = اعتماد التحقق من مضيف
audit-event-home-consent-given = موافقة بالغ في المسكن
audit-event-home-consent-refused = رفض بالغ في المسكن
audit-event-home-consent-revoked = تراجع بالغ في المسكن عن موافقته
