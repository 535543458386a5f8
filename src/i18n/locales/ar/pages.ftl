# reviewed: no

## Every page

skip-to-content = إلى المحتوى
quick-exit = خروج سريع
nav-main = القائمة
nav-languages = اللغة
nav-offers = المساكن
nav-privacy = بياناتك
nav-staff = ركن الفريق
nav-sign-in = دخول الفريق
nav-card = الدخول ببطاقتي
footer-federation = هذا الموقع جزء من شبكة جمعيات. لكل جمعية موقعها، والعروض تنتقل من موقع إلى آخر.
footer-signed-in = الفريق: { $email }
footer-source = الشيفرة المصدرية الحرة

## Names of pages in the browser: neutral, whoever looks over the shoulder

title-home = البداية
title-list = قائمة
title-offer = تفاصيل
title-profile = ملف
title-privacy = معلومات

## The first page

home-summary = هناك من يفتح بابه، وهناك من يبحث عن سقف. جمعيتنا تجمع بينهم.
home-see-offers = شاهد المساكن
home-follow = تابع عروضنا
home-how-title = كيف يعمل الأمر
home-how-1 = شخص يعرض غرفة أو مسكناً. نلتقي به أولاً.
home-how-2 = يظهر العرض هنا من دون اسم أو عنوان.
home-how-3 = يجمع عامل اجتماعي بين الطرفين. ولكل منهما أن يقول لا.
home-latest = أحدث العروض
home-all-offers = كل العروض
home-no-offers = لا توجد عروض الآن. عد قريباً.

## The list

offers-title = المساكن المعروضة
offers-count =
    { $count ->
        [zero] لا توجد عروض
        [one] عرض واحد
        [two] عرضان
        [few] { $count } عروض
        [many] { $count } عرضاً
       *[other] { $count } عرض
    }
offers-none = لا يوجد عرض يناسب بحثك.
offers-none-advice-1 = اختر مسافة أكبر.
offers-none-advice-2 = احذف أحد الشروط، مثل التواريخ.
offers-none-advice-3 = تابع عروضنا، فيصلك كل جديد.
offers-wrong-filter = لم نتمكن من البحث. انظر إلى الخانات المعلَّمة أعلاه.
filter-municipality = البلدية أو الرمز البريدي
filter-distance-km = المسافة
filter-only-here = هذه البلدية فقط
filter-within = ضمن { $km } كم
filter-more = شروط أخرى
filter-persons = عدد الأشخاص
filter-from = الوصول
filter-until = المغادرة
filter-max-rent = أعلى إيجار شهري باليورو
filter-step-free = مدخل من دون درج
filter-language = لغة يتحدثون بها هناك
filter-any-language = لا يهم
filter-page = الصفحة
filter-search = ابحث
filter-clear = امسح الكل
pager = الصفحات
pager-previous = الصفحة السابقة
pager-next = الصفحة التالية
pager-where = الصفحة { $page } من { $pages }

## An offer

page-up-to-persons =
    { $count ->
        [zero] من دون أشخاص
        [one] لشخص واحد
        [two] حتى شخصين
        [few] حتى { $count } أشخاص
        [many] حتى { $count } شخصاً
       *[other] حتى { $count } شخص
    }
page-from = متاح ابتداءً من { $from }
page-between = متاح من { $from } إلى { $until }
page-free = مجاناً
page-a-month = { $amount } في الشهر
page-free-slots =
    { $count ->
        [zero] لا مكان متاح
        [one] مكان واحد متاح
        [two] مكانان متاحان
        [few] { $count } أماكن متاحة
        [many] { $count } مكاناً متاحاً
       *[other] { $count } مكان متاح
    }
page-months =
    { $count ->
        [zero] من دون أشهر
        [one] شهر واحد
        [two] شهران
        [few] { $count } أشهر
        [many] { $count } شهراً
       *[other] { $count } شهر
    }
page-months-of-rent =
    { $count ->
        [zero] من دون إيجار
        [one] إيجار شهر واحد
        [two] إيجار شهرين
        [few] إيجار { $count } أشهر
        [many] إيجار { $count } شهراً
       *[other] إيجار { $count } شهر
    }
page-days =
    { $count ->
        [zero] من دون مهلة
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوماً
       *[other] { $count } يوم
    }
page-at-least = { $duration } على الأقل
page-at-most = { $duration } على الأكثر
page-from-to = من { $least } إلى { $most }
facts-home = المسكن
facts-stay = الإقامة
facts-money = السعر
facts-together = العيش معاً
facts-beds = الأسرّة
facts-duration = المدة
facts-notice = مهلة الإشعار
facts-deposit = الضمان
offer-back = العودة إلى القائمة
offer-full = لم يعد متاحاً
offer-via = عبر { $domain }
offer-original = شاهد الإعلان الأصلي
offer-words = كلمة من المضيف

## The fediverse

follow-title = تابع العروض
follow-why = هل لديك حساب على ماستودون أو شبكة أخرى من الفيديفرس؟ تابع هذا العنوان، فيصلك كل عرض جديد.
follow-how = انسخ هذا العنوان في خانة البحث في تطبيقك. أو اكتب هنا اسم خادمك.
follow-button = تابع
follow-more = كيف تتابع هذا العنوان
reply-title = أجب عن هذا العرض
reply-why = يمكنك أن تكتب إلى الجمعية من حسابك في الفيديفرس. الرسالة الخاصة أفضل.
reply-button = افتح على خادمي
reply-copy = أو انسخ هذا العنوان في خانة البحث في تطبيقك:
server-label = خادمك
server-hint = مثلاً mastodon.social
server-wrong = هذا ليس اسم خادم. اكتبه هكذا: mastodon.social، من دون أي شيء آخر.
profile-board-name = لوحة عروض { $association }
profile-board-summary = ينشر هذا الحساب عروض { $association } وعروض الجمعيات المتحالفة معها.

## Data

privacy-title = بياناتك
privacy-lead = نحفظ أقل ما يمكن. وهذا ما نحفظه.
privacy-visitors-title = أنت تزور هذا الموقع
privacy-visitors = لا تحتاج إلى حساب. ملف تعريف واحد يحفظ اللغة التي اخترتها مدة سنة. لا نتتبع أحداً ولا نجمع إحصاءات عنك.
privacy-never-title = ما لا نحفظه أبداً
privacy-never = لا الجنسية، ولا الأصل، ولا الدين، ولا وضع الإقامة، ولا طريق الهجرة، ولا رقم الهوية أو الملف، ولا التشخيص، ولا السجل العدلي. لا توجد حتى خانة لذلك.
privacy-federation-title = ما لا يمكن استرجاعه
privacy-federation = ينتقل العرض العام إلى المواقع التي تتابعنا، وينتقل ملخص الطلب إلى الحلفاء الذين قُبلوا. وعند السحب نطلب منهم المحو ونسجل ذلك. لا نستطيع إجبارهم ولا التحقق: اعتبروا ما خرج قد خرج. أما طلبات السكن فليست عامة أبداً.
privacy-pages-title = الصفحات
privacy-pages = صفحاتنا لا تتصل بأي موقع آخر: لا إعلانات، ولا قياس للزيارات، ولا خطوط من مكان آخر. وهي تعمل من دون جافاسكريبت.

## When something goes wrong

error-invalid-title = هناك خطأ
error-invalid-text = لم نفهم ما أُرسل. ارجع وتحقق من إجاباتك.
error-denied-title = هذا غير مسموح
error-denied-text = دورك لا يسمح بذلك. اسأل إدارة جمعيتك.
error-forged-title = انتهت صلاحية هذه الصفحة
error-forged-text = حرصاً على السلامة لم نغيّر شيئاً. ارجع وأعد تحميل الصفحة وأرسل من جديد.
error-not-found-title = هذه الصفحة غير موجودة
error-not-found-text = ربما كان العنوان خاطئاً، أو لم يعد الإعلان عاماً.
error-gone-title = سُحب هذا العرض
error-gone-text = سحبته الجمعية نهائياً. في القائمة عروض أخرى.
error-conflict-title = تغيّر هذا في هذه الأثناء
error-conflict-text = غيّر شخص آخر هذه البيانات. أعد تحميل الصفحة وابدأ من جديد.
error-internal-title = لم ينجح ذلك
error-internal-text = المشكلة من جهتنا. لم يضع شيء. حاول مرة أخرى بعد دقائق.
error-too-many-title = محاولات كثيرة
error-too-many-text = انتظر دقيقة ثم حاول مرة أخرى.
error-to-list = شاهد المساكن
error-to-home = العودة إلى البداية
error-not-vetted = لا يمكن نشر هذا العرض بعد: التحقق من المضيف لم يكتمل.
error-own-record = أنت كتبت هذا النص. يجب أن يراجعه شخص آخر.
error-requests-off = هذه الجمعية لا ترسل طلبات إلى حلفائها الآن.
error-step = هذا التغيير غير ممكن في الحالة الراهنة للإعلان.
