# reviewed: no

## Help texts beside decisions; the texts themselves are in src/text/guidance

guidance-title = مساعدة
guidance-kinds = ماذا يعني كل نوع من الاتفاق؟
guidance-beside-agreement-kind = ماذا يعني كل نوع من الاتفاق؟
guidance-beside-domiciliation = العنوان الرسمي والعنوان المرجعي
guidance-beside-deposit-months = الضمان
guidance-checked = تم التحقق في { $date }.
guidance-source = المصدر:
guidance-old = عمر هذا النص أكثر من سنة: تحققوا منه قبل الاعتماد عليه.
guidance-not-reviewed = لم يراجع مختص هذا النص بعد. وهو لا يحل محل استشارة قانونية.
