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
