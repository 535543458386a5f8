# reviewed: no (no native speaker has read it)

## How our actors present themselves on the fediverse

actor-association-summary = تنشر { $name } هنا عروض السكن التضامني. أرسلوا إلينا رسالة خاصة للحديث عنها.
actor-board-summary = كل عروض السكن من { $name } وشركائها.
actor-instance-summary = خادم { $name }. لا ينشر شيئًا بنفسه.
actor-field-offers = عروض السكن
actor-icon-alt = سقف مرسوم، شعار { $name }
