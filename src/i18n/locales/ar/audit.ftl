# reviewed: no

## The page of the audit log

audit-title = سجل الأعمال
audit-why = كل عمل يقوم به الفريق يترك هنا سطرًا لا يستطيع أحد تغييره أو حذفه دون أن يظهر ذلك. لا يحفظ السجل أسماء ولا نصوصًا حرة: العناوين الظاهرة تأتي من الحسابات.
audit-head = السطر الأخير
audit-head-why = اكتبوا هذا الرقم وهذه الرموز في مكان آخر، على ورقة مثلًا. بها يستطيع من يعتني بالخادم أن يرى لاحقًا هل أُزيلت أسطر من نهاية السجل.
audit-download = تنزيل السجل كله
audit-filter = نوع العمل
audit-filter-all = كل الأعمال
audit-filter-act = عرض
audit-empty = لا يوجد عمل هنا.
audit-operator = سطر أوامر الخادم
audit-program = البرنامج
audit-by-seeker = الشخص نفسه
audit-by-host = المضيف نفسه
audit-number = رقم { $number }
audit-when = في { $date } الساعة { $time } (UTC)

## Deeds

audit-event-signed-in = تسجيل دخول
audit-event-signed-out = تسجيل خروج
audit-event-account-created = إنشاء حساب
audit-event-account-invited = أُعدّت دعوة
audit-event-invitation-revoked = سُحبت دعوة
audit-event-role-granted = مُنح دور
audit-event-account-disabled = أُغلق حساب
audit-event-account-enabled = أُعيد فتح حساب
audit-event-password-changed = تغيّرت كلمة السر
audit-event-language-chosen = اختيرت لغة الرسائل
audit-event-session-ended = أُنهيت جلسة
audit-event-factor-enrolled = أُعدّ العامل الثاني
audit-event-factor-removed = أُزيل العامل الثاني
audit-event-factor-reset = أُعيد ضبط العامل الثاني
audit-event-recovery-codes-renewed = جُدّدت رموز الاسترداد
audit-event-proposal-written = كتابة بطاقة
audit-event-proposal-edited = تعديل بطاقة
audit-event-proposal-published = نشر بطاقة
audit-event-proposal-held = بطاقة تنتظر المراجعة
audit-event-proposal-paused = إيقاف بطاقة مؤقتًا
audit-event-proposal-reserved = حجز مكان
audit-event-proposal-occupied = مكان مشغول
audit-event-proposal-withdrawn = سحب بطاقة
audit-event-vetting-recorded = تسجيل خطوات التحقق
audit-event-held-released = السماح بنشر نص
audit-event-held-sent-back = إعادة نص إلى كاتبه
audit-event-photo-added = إضافة صورة
audit-event-photo-confirmed = تأكيد صورة
audit-event-photo-removed = إزالة صورة
audit-event-partner-added = إضافة شريك
audit-event-partner-tier-changed = تغيير مستوى شريك
audit-event-partner-blocked = حظر نطاق
audit-event-partner-removed = إزالة شريك
audit-event-partner-flags-changed = تغيير قيود على شريك
audit-event-partner-note-changed = تغيير ملاحظة عن شريك
audit-event-partner-retried = إعادة محاولة الإرسال إلى شريك
audit-event-partner-imported = تطبيق قرار من قائمة
audit-event-alliance-proposed = اقتراح تحالف
audit-event-alliance-confirmed = تأكيد تحالف
audit-event-alliance-refused = رفض تحالف
audit-event-alliance-ended = إنهاء تحالف
audit-event-list-subscribed = إضافة قائمة نطاقات
audit-event-list-fetched = إعادة قراءة قائمة نطاقات
audit-event-list-ended = إزالة قائمة نطاقات
audit-event-draft-confirmed = قبول سطر من قائمة
audit-event-draft-dismissed = رفض سطر من قائمة
audit-event-lead-read = قراءة رسالة
audit-event-lead-answered = الرد على رسالة
audit-event-lead-closed = إغلاق رسالة
audit-event-report-sent = إرسال بلاغ
audit-event-report-closed = إغلاق بلاغ
audit-event-task-done = إنجاز مهمة
audit-event-activity-revived = إعادة محاولة معالجة ما لم يُعالج
audit-event-activity-discarded = التخلص مما لم يُعالج
audit-event-keys-rotated = تجديد المفاتيح
audit-event-data-keys-rotated = تجديد مفاتيح التشفير
audit-event-person-registered = تسجيل شخص
audit-event-case-opened = الاطّلاع على معلومات شخص
audit-event-case-corrected = تصحيح معلومات شخص
audit-event-mandate-given = تسجيل تفويض
audit-event-mandate-ended = انتهاء تفويض
audit-event-card-issued = إعطاء بطاقة دخول
audit-event-contact-confirmed = تأكيد بطاقة جديدة
audit-event-person-told = إبلاغ شخص مباشرة
audit-event-erasure-asked = طلب محو
audit-event-erasure-taken-back = إلغاء طلب محو
audit-event-person-erased = محو شخص
audit-event-proposal-forgotten = محو سجل انتهت مدته

## What they were done to

audit-subject-account = حساب
audit-subject-invitation = دعوة
audit-subject-proposal = بطاقة
audit-subject-photo = صورة
audit-subject-partner = نطاق
audit-subject-list = قائمة
audit-subject-list-line = سطر من قائمة
audit-subject-lead = رسالة
audit-subject-report = بلاغ
audit-subject-task = مهمة
audit-subject-activity = ما أُرسل
audit-subject-our-actor = ممثل هذا الموقع
audit-subject-person = شخص
audit-subject-data-key = مفتاح
