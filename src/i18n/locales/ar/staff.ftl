# reviewed: no (no native speaker has read it)

## The life of a proposal

purpose-offer = عرض
purpose-request = طلب
state-draft = مسودة
state-screening = قيد المراجعة
state-published = منشور
state-open = مفتوح
state-paused = متوقف مؤقتًا
state-reserved = محجوز
state-occupied = مشغول
state-needs-info = يحتاج إلى استكمال
state-withdrawn = مسحوب

## What a text reveals

reveal-phone = رقم هاتف
reveal-email = بريد إلكتروني
reveal-link = رابط
reveal-street = شارع ورقم

## Steps of a vetting

missing-step-id-seen = تم الاطلاع على الهوية
missing-step-home-visit = زيارة المسكن
missing-step-references = مرجعان
missing-step-record-check = تم الاطلاع على السجل العدلي
missing-step-charter-signed = الميثاق موقَّع
missing-step-adults-consented = موافقة كل شخص بالغ
missing-step-approved-by = موافقة مشرف
missing-step-valid-until = تاريخ الصلاحية

## Staff and partners

role-admin = مدير
role-moderator = مشرف
role-caseworker = مرشد اجتماعي
partner-tier-ally = حليف
partner-tier-open = مفتوح
partner-tier-blocked = محظور
federation-mode-open = مفتوح للجميع
federation-mode-allowlist = شركاء مختارون فقط
follow-state-pending = قيد الانتظار
follow-state-accepted = مقبول
follow-state-rejected = مرفوض

## What happened

event-kind-published = نُشر العرض
event-kind-changed = عُدّل المحتوى
event-kind-withdrawn = سُحب المحتوى
event-kind-invited = دُعي الحلفاء إلى القراءة
event-kind-uninvited = سُحبت الدعوة
event-kind-follow-accepted = قُبلت المتابعة
event-kind-follow-rejected = رُفضت المتابعة
event-kind-followed = بدأت متابعة الشريك
event-kind-unfollowed = توقفت متابعة الشريك
event-kind-boosted = أُعيد نشر عرض شريك
event-kind-unboosted = سُحبت إعادة النشر
event-kind-key-rotated = مفاتيح جديدة
event-kind-alliance-offered = اقتراح تحالف
event-kind-alliance-accepted = قبول تحالف
event-kind-alliance-refused = رفض تحالف
event-kind-alliance-ended = إنهاء تحالف
