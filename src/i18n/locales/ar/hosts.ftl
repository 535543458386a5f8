# reviewed: no (no native speaker has read it)

## What somebody is told by hand, where no message can go to them

errands-title = ما يجب إبلاغه به
errands-hint = لم يمكن إرسال رسالة: افتحوا معلوماته لتعرفوا كيف تتصلون به.
errand-new-card = استُبدلت بطاقته.
errand-act = تم الإبلاغ
people-errand = يجب إبلاغه
desk-notice-person-told = سُجّل: تم إبلاغ الشخص.
my-looked-person-told = أبلغكم شخص من الفريق

## The way in by mail

link-instead = الدخول برابط يصل بالبريد الإلكتروني
link-with-card = الدخول بالبطاقة
link-title = الدخول بالبريد الإلكتروني
link-text = نرسل رابطًا إلى العنوان الذي أعطيتمونا إياه. بهذا الرابط تدخلون من دون بطاقة.
link-email = عنوان بريدكم الإلكتروني
link-ask = إرسال الرابط
link-asked = إذا كان هذا العنوان معروفًا هنا، فإن رابطًا يُرسل إليه الآن. يعمل الرابط { $minutes } دقيقة، مرة واحدة فقط. لا يُرسل إلى العنوان نفسه أكثر من { $most } روابط في الساعة.
link-not-come = لم يصل شيء بعد بضع دقائق؟ انظروا في البريد غير المرغوب فيه، أو ادخلوا ببطاقتكم. إذا أعطى شخصان العنوان نفسه فلا يُرسل الرابط: اسألوا الفريق.
link-enter-text = اضغطوا هذا الزر فتدخلون. لا يُستعمل الرابط إلا مرة واحدة.
link-over = هذا الرابط لا يعمل، أو لم يعد يعمل: يُستعمل الرابط مرة واحدة ولوقت قصير.
link-again = طلب رابط آخر

## Hosts, at the desk

people-new-host = تسجيل مضيف
host-offers = عروضه
people-host-title = مضيف
people-host = مضيف
private-position = الموقع الدقيق
private-position-hint = خط العرض وخط الطول، مثل 50.63960, 5.57180. يبقى مشفّرًا ولا يخرج من هنا أبدًا.
host-of-offer = عرض مضيف مسجّل هنا
host-new-offer = كتابة عرض باسمه
host-offer = ربط عرض موجود به
host-offer-hint = الصقوا عنوان صفحة العرض.
host-offer-act = ربط
host-offer-unknown = هذا ليس عنوان عرض من هنا.
desk-notice-host-named = رُبط العرض بمضيفه.
task-offer = عرض الصفحة
task-kind-host-call = مضيف يطلب أن نتصل به
task-how-host-call = افتحوا ملفه لتعرفوا كيف تتصلون به، ثم اتصلوا.
task-kind-host-change = مضيف يريد تغيير عرضه
task-how-host-change = اسألوه عمّا يتغير، ثم عدّلوا العرض.
task-kind-host-worry = مضيف يقول إن هناك مشكلة
task-how-host-worry = اتصلوا اليوم. إذا كان أحد في خطر فأخبروا مسؤول السلامة.

## A host's own offers

my-offers = عروضكم
my-no-offer = لا يوجد عرض مرتبط بكم حتى الآن.
host-meaning-draft = الفريق يحضّر هذا العرض. لا يراه أحد غيره.
host-meaning-screening = شخص من الفريق يقرأ النصوص قبل نشر العرض.
host-meaning-published = العرض منشور: يستطيع الجميع رؤيته.
host-meaning-open = مفتوح.
host-meaning-paused = العرض متوقف مؤقتًا: لا يراه أحد. يمكنكم نشره من جديد.
host-meaning-paused-by-team = العرض متوقف مؤقتًا. لنشره من جديد تحدّثوا مع الفريق.
host-meaning-reserved = هناك شخص منتظر. يبقى العرض ظاهرًا ويقول إنه لا مكان شاغر.
host-meaning-occupied = هناك من يسكن فيه. يبقى العرض ظاهرًا ويقول إنه لا مكان شاغر.
host-meaning-needs-info = ينتظر الفريق توضيحًا قبل النشر.
host-meaning-withdrawn = سُحب العرض نهائيًا.
host-meaning-suspended = معلّق: الفريق ينظر في أمر ما، وسيتصل بك.
host-confirmed-until = مؤكد حتى { $date }. من دون تأكيد جديد يتوقف مؤقتًا.
host-public-page = عرض الصفحة العامة
host-act-confirm = ما زال متاحًا
host-act-pause = إيقاف مؤقت
host-act-resume = نشره من جديد
host-act-withdraw = سحبه نهائيًا
host-done-confirm = شكرًا: تأكّد العرض لمدة 60 يومًا.
host-done-pause = العرض متوقف مؤقتًا.
host-done-resume = سُجّل ذلك. يعود العرض إلى النشر، أو يقرأ أحد نصوصه أولًا.
host-done-withdraw = سُحب العرض.
host-done-help = أُبلغ الفريق.
host-withdraw-text = يختفي العرض، ونطلب من المواقع الأخرى حذفه. لا يمكن التراجع: إذا كنتم ستغيبون فالأفضل إيقافه مؤقتًا.
host-vetting = التحقق
host-vetted = كل شيء على ما يرام.
host-vetting-lacks = ما زال هناك شيء ناقص، أو موافقة الفريق الأخيرة.
host-step-done = تم في { $date }، صالح حتى { $until }
host-step-missing = ناقص
host-help = هل تحتاجون إلى شيء؟
host-help-text = يصل طلبكم إلى الفريق ويتصل بكم. في حالة الخطر اتصلوا بالرقم 112.
host-help-what = ما الموضوع؟
host-help-call = أودّ أن تتصلوا بي
host-help-change = هناك تغيير في عرضي
host-help-worry = هناك مشكلة
host-help-act = طلب
host-help-missing = اختاروا الموضوع.
host-erase = تُسحب عروضكم، ونطلب من المواقع الأخرى حذفها. لا نستطيع أن نتأكد من أنها فعلت.
