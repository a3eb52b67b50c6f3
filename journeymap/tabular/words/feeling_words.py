"""Words and faces by the feeling they tell, in three languages; only data.

All is in lower case, with the Russian ё as е. A word that ends in ``~`` stands for all that begin
like it.
"""

from __future__ import annotations

LEVELS: dict[float, str] = {
    1.0: "very good, very happy, very positive, excellent, great, perfect, best, very satisfied, "
    "extremely satisfied, completely satisfied, very high, ++, +++, дуже добре, чудово, відмінно, "
    "дуже позитивно, дуже задоволений, дуже задоволена, дуже висока, очень хорошо, отлично, "
    "очень положительно, очень позитивно, очень доволен, очень довольна, великолепно",
    0.5: "good, positive, satisfied, somewhat satisfied, fairly good, high, fine, nice, +, добре, "
    "позитивно, позитивна, позитивний, задоволений, задоволена, задоволені, висока, хорошо, "
    "позитивно, позитивная, позитивный, положительно, положительная, доволен, довольна, довольны, "
    "неплохо, непогано, высокая",
    0.0: "neutral, ok, okay, indifferent, so-so, so so, average, medium, mixed, meh, +-, ±, +/-, "
    "neither, neither satisfied nor dissatisfied, нейтрально, нейтральна, нейтральний, нейтрал~, "
    "байдуже, нормально, норм, середнє, так собі, терпимо, безразлично, средне, так себе, "
    "ни то ни се, змішані, смешанные",
    -0.5: "bad, negative, dissatisfied, somewhat dissatisfied, poor, low, -, погано, негативно, "
    "негативна, негативний, незадоволений, незадоволена, незадоволені, низька, плохо, "
    "негативная, негативный, отрицательно, отрицательная, недоволен, недовольна, недовольны, "
    "низкая",
    -1.0: "very bad, very unhappy, very negative, terrible, awful, horrible, worst, "
    "very dissatisfied, extremely dissatisfied, completely dissatisfied, very poor, very low, --, "
    "---, дуже погано, жахливо, дуже негативно, дуже незадоволений, дуже незадоволена, "
    "очень плохо, ужасно, отвратительно, очень отрицательно, очень негативно, очень недоволен, "
    "очень недовольна",
}
"""Words that say no more than a level: they leave no word of their own."""

FEELINGS: dict[float, str] = {
    1.0: "delight~, thrill~, ecstatic, elat~, excit~, enthusias~, amaz~, overjoy~, joy, joyful, "
    "joyous, love, loved, loving, loves it, euphori~, awestruck, wow, wowed, proud, pride, "
    "fascinat~, inspired, impressed, blissful, fantastic, wonderful, triumphant, victorious, "
    "passionate, exhilarat~, "
    "у захваті, в захваті, захоплен~, захват, щаслив~, щастя, радість, радісн~, ейфорі~, "
    "гордість, горд~, натхнен~, натхнення, вражен~, окрилен~, любов, тріумф, "
    "в восторге, восторг, восторжен~, восхищ~, счастлив~, счастье, радост~, радость, эйфори~, "
    "гордост~, гордится, вдохновлен~, вдохновение, впечатлен~, окрылен~, любовь, ликован~, "
    "воодушевл~",
    0.5: "happy, pleas~, content, contented, glad, cheerful, curious, curiosity, hopeful, hope, "
    "hoping, optimis~, interest~, relie~, confident, confidence, calm, comfortable, comfort, "
    "relaxed, reassured, reassurance, safe, secure, trust, trusting, trusts, gratef~, gratitude, "
    "thankful, appreciat~, appreciated, valued, engaged, intrigued, encouraged, empowered, "
    "motivated, eager, anticipat~, amused, playful, welcome, welcomed, understood, supported, "
    "informed, in control, ready, prepared, satisfaction, determined, energi~, smiling, smile, "
    "peaceful, at ease, lucky, attracted, convinced, decisive, loyal, helped, cared for, "
    "respected, nostalgi~, tempted, sure, "
    "цікав~, зацікавлен~, допитлив~, надія, сподіван~, обнадієн~, оптиміз~, оптимістичн~, "
    "полегш~, впевнен~, упевнен~, спокій, спокійн~, довіра, довір~, вдячн~, комфорт~, затишн~, "
    "зручно, приємно, приємн~, рад, рада, раді, радий, задоволен~, задоволення, безпека, "
    "у безпеці, мотивован~, передчуття, нетерпляче очікування, підтримк~, розслаблен~, весел~, "
    "заінтригован~, інтерес, посмішка, вигідно, легко, симпатія, турбота, зрозуміло, готов~, "
    "любопыт~, заинтересован~, интерес, интересно, надежд~, надеется, обнадеж~, оптимиз~, "
    "оптимистич~, облегч~, уверен~, спокойств~, спокоен, спокойн~, довери~, доверие, доверяет, "
    "благодар~, признательн~, комфорт~, уютно, удобно, приятн~, рад, рада, рады, доволь~, "
    "удовлетвор~, удовольств~, безопасн~, мотивирован~, предвкуш~, поддержк~, расслаблен~, "
    "веселый, весело, заинтригован~, улыбка, симпатия, воодушевление, забота, понятно, готов, "
    "готовность",
    0.0: "surpris~, thoughtful, pensive, focused, concentrated, attentive, cautious, careful, "
    "busy, considering, patient, waiting, expectant, aware, matter-of-fact, unmoved, apathetic, "
    "apathy, whatever, indifference, ambivalent, undecided, serious, contemplat~, "
    "здивован~, подив, задумлив~, роздум~, зосереджен~, уважн~, обережн~, зайнят~, очікування, "
    "байдуж~, апаті~, спокійно-нейтральн~, терпляч~, серйозн~, рівно, "
    "удивл~, удивлен~, задумчив~, раздум~, сосредоточ~, внимательн~, осторожн~, занят, занята, "
    "ожидание, равнодуш~, безразлич~, апати~, терпелив~, серьезн~, ровно",
    -0.5: "unhappy, annoy~, sad, sadness, anxious, anxiety, anxiously, worried, worry, worrying, "
    "worries, concern~, confus~, uncertain, uncertainty, unsure, doubt~, hesitant, hesitat~, "
    "skeptic~, sceptic~, suspicious, distrust~, mistrust~, nervous~, stress~, tense, tension, "
    "impatien~, irritat~, bored, boredom, boring, tired, fatigue~, exhaust~, disappoint~, "
    "discourag~, uneasy, uncomfortable, discomfort, insecure, vulnerable, lost, puzzl~, perplex~, "
    "baffled, embarrass~, asham~, guilt, guilty, regret~, lonely, ignored, neglected, "
    "overwhelm~, pressured, pressure, rushed, sluggish, upset, troubled, apprehensive, "
    "reluctant, fear of missing out, fomo, jealous, envy, envious, unheard, misled, restless, "
    "bothered, inconvenienced, bewildered, wary, frustrating wait, dissatisfaction, down, "
    "disengaged, unmotivated, needy, judged, stuck, "
    "роздратован~, роздратування, сумно, сум, смуток, засмучен~, тривог~, тривож~, стурбован~, "
    "занепокоєн~, хвилюван~, хвилюється, розгублен~, спантелич~, невпевнен~, сумнів~, "
    "скептичн~, недовір~, підозр~, нервов~, нервує~, стрес~, напруж~, напруга, нетерпін~, нетерпляч~, "
    "нудьга, нудно, втома, втомлен~, виснажен~, розчаров~, незручн~, дискомфорт~, сором~, провин~, "
    "жаль, шкода, самотн~, вагання, вагається, страх пропустити, збентежен~, образа, ображен~, "
    "невдоволен~, незадоволен~, "
    "раздраж~, грустн~, грусть, печаль, расстро~, тревог~, тревож~, обеспоко~, беспоко~, "
    "волнен~, волнуется, растерян~, растерянность, озадач~, неуверен~, сомне~, скептич~, скепсис, "
    "недовери~, подозр~, нервн~, нервнич~, стресс~, напряж~, нетерпен~, нетерпелив~, скука, "
    "скучно, усталост~, устал~, утомлен~, измотан~, разочаров~, неудобно, неловк~, дискомфорт~, "
    "стыд~, вина, сожален~, одинок~, колеб~, смущен~, замешательство, обида, обижен~, недоволь~, "
    "неудовлетвор~, досад~, непонимание, непонятно",
    -1.0: "frustrat~, angry, anger, furious, fury, rage, raging, outrag~, hate, hatred, hates it, "
    "desperate, desperation, despair~, hopeless~, helpless~, panic~, terrified, terror, afraid, "
    "fear, fearful, scared, frightened, shock~, disgust~, devastat~, humiliat~, betray~, "
    "resent~, livid, mad, enraged, miserable, misery, abandoned, cheated, deceived, trapped, "
    "horrified, exasperat~, infuriat~, despondent, powerless, fed up, burned out, burnt out, "
    "злий, зла, злі, злість, лють, лютий, люта, гнів, гнівн~, розлючен~, обурен~, обурення, "
    "ненавид~, ненависть, відчай, у відчаї, безнадій~, безпорадн~, паніка, панік~, страх, "
    "налякан~, жах, шок, шокован~, огид~, приниж~, зраджен~, обдурен~, фрустрац~, фрустрован~, "
    "роздратованість і злість, безсилля, пригнічен~, "
    "злой, злая, злые, злост~, зол, зла, ярост~, гнев, гневн~, взбеш~, возмущ~, ненавид~, "
    "ненависть, отчаян~, в отчаянии, безнадеж~, беспомощн~, паник~, страх, страшно, напуган~, "
    "испуг~, ужас, шок, шокирован~, отвращен~, униж~, предан, обманут~, фрустрац~, фрустрирован~, "
    "бессилие, подавлен~, бешенств~",
}
"""Words that say what is felt: the value is theirs, and the word is kept beside it."""

FACES: dict[float, str] = {
    1.0: "😀 😃 😄 😁 😆 😍 🤩 🥰 😻 😂 🤣 🥳 🎉 🙌 ❤ 💖 💚 💯 🏆 😎 🤗 ♥ 🚀 👏 🔥 :D :-D =D",
    0.5: "🙂 😊 ☺ 👍 😌 😉 😇 😋 🤝 💪 🙏 😏 👌 😺 ✅ 🌟 💡 🟢 ✨ :) :-) =) ;) ;-) (:",
    0.0: "😐 😑 😶 🤔 😮 😯 😲 🧐 🤨 😬 🫤 😴 ⏳ 🤷 🆗 🟡 🙃 👀 😳 :| :-| :/ :-/ =| :o :-o",
    -0.5: "🙁 ☹ 😕 😟 👎 😔 😞 😒 😓 😥 😰 😣 😖 😩 😦 😧 🥱 😪 😵 🙄 💔 🟠 ⚠ 🥺 😿 😨 😷 🤒 😅 "
    ":( :-( =( :c",
    -1.0: "😡 😠 😢 😭 🤬 😱 😤 😫 🤯 🤮 🤢 💀 👿 😾 🔴 ❌ 💢 😈 :'( :((",
}
"""Faces and signs by the feeling they tell, set apart by blanks."""

STRONGER = (
    "very extremely really so totally completely absolutely highly super deeply incredibly utterly "
    "дуже надзвичайно вкрай цілком абсолютно страшенно очень крайне чрезвычайно совершенно "
    "абсолютно невероятно сильно жутко"
)
"""Words that make the one behind them stronger."""

WEAKER = (
    "bit little slightly somewhat fairly quite rather mildly kinda partly almost still now maybe "
    "трохи дещо злегка майже доволі досить ледь трошки немного чуть слегка довольно почти отчасти "
    "легкое легкая легкий лёгкое легка легкий light slight mild чуть-чуть достаточно вполне более-менее"
)
"""Words that make the one behind them weaker, or leave it as it is."""

TURNED = "not no isn't never without lacking не без ні нет"
"""Words that turn the one behind them into its contrary."""

BETWEEN = (
    "and or but then to a an the with of feels feel feeling is are i am we customer user they "
    "і й та або але потім з відчуває почуття и или но потом затем с чувствует чувство ощущает "
    "клиент клієнт от від до some mixed of"
)
"""Words between feelings that say nothing of them."""
