# reviewed: no

# Offers of allies, and who could live in an offer.

candidates-at = عرض من { $association }
candidates-at-vetted = عرض من { $association } التي تحققت من المضيف حتى نهاية { $month }
candidates-waiting = بانتظار جواب
candidates-to-ask =
    { $count ->
       *[other] عدد عروض الجمعيات الحليفة التي قد تناسب: { $count }.
    }
candidates-waiting-how = لم يصل بعد جواب الجمعية عن سؤال يخص السلامة. موقعنا يطلبه من تلقاء نفسه. لا تقترحوا هذه العروض قبل وصوله.
word-women-only = عليها أن تقول إن كان السكن للنساء فقط.
word-lone-adult-rule = عليها أن تقول إن كان يمكن لامرأة وحدها أو لوالد وحده مع أطفاله أن يعيش هناك.
word-vetting-expired = عليها أن تقول إن تم التحقق من المضيف، وحتى متى.
word-minor-unaccompanied = عليها أن تقول من المسؤول عن الشخص الذي لم يبلغ 18 عامًا.
seekers-title = طلبات ممكنة
seekers-count =
    { $count ->
        [0] لا يمكن اقتراح هذا العرض على أي طلب اليوم.
       *[other] عدد الطلبات التي يمكن اقتراح هذا العرض عليها اليوم: { $count }.
    }
seekers-not-out = هذا العرض غير منشور: لا يمكن اقتراحه على أحد.
seekers-how = أولًا من هم في أشد الحاجة ومن يناسبهم العرض أكثر. القرار لإنسان، ويُسأل الباحث عن السكن أولًا.
seekers-need =
    { $count ->
        [0] { $urgency } · سُجّل اليوم
        [one] { $urgency } · ينتظر منذ يوم
       *[other] { $urgency } · أيام الانتظار: { $count }
    }
seekers-theirs = لدى حلفائنا
seekers-theirs-how = هذا كل ما نعرفه. الجمعية الحليفة ترى عرضكم وتعرف إن كان يناسب: هي التي تقترحه.
seekers-bands = { $size } · { $area } · { $period }
seekers-away = على بعد { $km } كم
candidates-of = طلب من { $association }

## Whether a partner's vetting counts

partner-vetting-title = تحقق هذه الجمعية من المضيفين
partner-vetting-trusted = نعتمد على تحققها. كل عرض يذكر من تحقق من المضيف، وحتى متى.
partner-vetting-distrusted = لا نعتمد على تحققها. لا يُقترح هنا أي عرض من عروضها.
partner-vetting-act-distrust = عدم الاعتماد عليه بعد الآن
partner-vetting-act-trust = الاعتماد عليه من جديد
