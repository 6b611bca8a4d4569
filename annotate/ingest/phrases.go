package ingest

import (
	"slices"
	"strings"
)

// phraseList holds folded phrases by their first letter, longest first.
type phraseList map[rune][]string

// phrases folds a list of phrases, one to a bar.
func phrases(list string) phraseList {
	l := phraseList{}
	for p := range strings.SplitSeq(list, "|") {
		p = fold(strings.TrimSpace(p))
		l[firstLetter(p)] = append(l[firstLetter(p)], p)
	}
	for _, ps := range l {
		slices.SortFunc(ps, func(a, b string) int { return len(b) - len(a) })
	}
	return l
}

func (l phraseList) has(phrase string) bool {
	return slices.Contains(l[firstLetter(phrase)], phrase)
}

// crosslinkLabels point elsewhere only with a colon or the like after them.
var crosslinkLabels = phrases(
	`related | related article | related articles | related story | related stories | related news | related content
	| related coverage | related topics | related reading | related links | related video | more | more on this | more on this story | more news | more stories
	| read | see | next | up next | watch | watch now | listen | watch also | watch more | recommended | recommended for you | recommended reading
	| suggested reading | must read | don't miss | don’t miss | you may also like | you might also like | you may like | most popular
	| in case you missed it | icymi | editor's picks | editor’s picks | editors' picks | trending | keep reading | background | from the archive
	| mehr | mehr zum thema | mehr dazu | zum thema | verwandte artikel | verwandte themen | das könnte sie auch interessieren | weitere artikel
	| sur le même sujet | à voir | voir | articles liés | articles similaires | nos derniers articles | vidéo
	| relacionado | relacionada | relacionados | noticias relacionadas | artículos relacionados | más información | te puede interesar | le puede interesar | mira también
	| relacionadas | notícias relacionadas | saiba mais | veja | correlati | articoli correlati | approfondisci | potrebbe interessarti
	| по теме | материалы по теме | еще по теме | ещё по теме | статьи по теме | смотрите | похожие статьи | читать
	| ilgili | ilgili haber | ilgili haberler | ilgili içerik | ilginizi çekebilir | önerilen haberler | oku | okuyun
	| مواضيع ذات صلة | موضوعات ذات صلة | أخبار ذات صلة | مقالات ذات صلة | ذات صلة | اقرأ | شاهد | قد يهمك | المزيد
	| 相关阅读 | 相关新闻 | 相關新聞 | 相关报道 | 相關報導 | 相關閱讀 | 推荐阅读 | 推薦閱讀 | 更多 | 関連記事 | 関連 | 관련기사 | 관련 기사 | 관련 뉴스
	| מאמרים קשורים | כתבות קשורות | संबंधित खबरें | संबंधित`,
)

// crosslinkOpenings also point elsewhere when they lead into a title.
var crosslinkOpenings = phrases(
	`read next | read more | read also | also read | also see | see also | see more | read the full story | read our full coverage | continue reading
	| more on | mehr zu | mehr über | plus sur | más sobre | altro su | mais sobre | meer over | lees verder | lees ook | zie ook | bekijk ook
	| more on this topic | read this next | click here | further reading | learn more | find out more | also on | also watch
	| lesen sie auch | lesen sie mehr | lesen sie hier | lesen sie dazu | auch interessant | mehr lesen | siehe auch | weiterlesen
	| lire aussi | à lire aussi | à lire | lire la suite | lire également | voir aussi | en savoir plus | à lire également
	| lea también | lee también | leer más | lea más | lee más | ver también | vea también | le recomendamos | te recomendamos | además lea | sigue leyendo
	| leia também | leia mais | veja também | ver mais | leggi anche | leggi di più | vedi anche
	| читайте также | читать также | читайте ещё | читайте еще | смотрите также | подробнее | читать далее | читайте подробнее
	| ayrıca okuyun | ayrica okuyun | ayrıca bakınız | bunu da okuyun | devamını oku | daha fazla oku | daha fazlası için | şunu da okuyun | okumaya devam et
	| اقرأ أيضا | اقرأ ايضا | إقرأ أيضا | اقرأ المزيد | اقرأ أكثر | اقرأوا أيضا | اقرؤوا أيضا | شاهد أيضا | انظر أيضا | طالع أيضا | للمزيد
	| بیشتر بخوانید | همچنین بخوانید | یہ بھی پڑھیں | קראו גם | קרא גם | קראו עוד | यह भी पढ़ें | ये भी पढ़ें | और पढ़ें
	| 延伸阅读 | 延伸閱讀 | 另见 | 另見 | 阅读更多 | 閱讀更多 | 点击阅读 | あわせて読みたい | 続きを読む | 더 읽기 | 함께 읽기
	| lees ook | lees meer | läs också | läs mer | les også | læs også | lue myös | czytaj też | czytaj także | zobacz też | čtěte také
	| citește și | διαβάστε επίσης | читайте також | baca juga | xem thêm | đọc thêm | soma pia | soma zaidi`,
)

// watchLabels open headlines of films as well.
var watchLabels = phrases(
	`watch | listen | watch now | vidéo | à voir | voir | more | background | read | see | veja | oku | okuyun | شاهد | اقرأ | смотрите | читать`,
)

// captionLabels name a picture only with a colon or the like after them.
var captionLabels = phrases(
	`photo | photos | photograph | photograph by | picture | pictures | image | images | image source | image caption | image credit | photo credit | photo source | photo caption
	| illustration | graphic | infographic | chart | map | caption | pictured | pictured above | above | below | file photo | file picture | file image | file
	| foto | fotos | bild | bilder | bildquelle | symbolbild | archivbild | archivfoto | grafik | karte | abbildung
	| photographie | crédit photo | crédits photo | légende | infographie | carte | photo d'archive | photo d’archive
	| fotografía | imagen | imágenes | crédito | gráfico | mapa | foto de archivo | imagem | legenda | arquivo | immagine | didascalia
	| фото | иллюстрация | инфографика | архивное фото | фотография | на фото
	| fotoğraf | görsel | harita | arşiv | arşiv fotoğrafı
	| صورة | الصورة | صورة أرشيفية | تصوير | خريطة | رسم بياني | تعبيرية
	| 图 | 图片 | 圖 | 圖片 | 图片来源 | 圖片來源 | 资料图 | 資料圖 | 资料图片 | 資料圖片 | 图片说明 | 写真 | 사진`,
)

// captionOpenings name a picture when no full stop ends the line.
var captionOpenings = phrases(
	`file photo | file picture | photo by | photos by | photo courtesy | image courtesy | ap photo | illustration by | photograph by | photo d'archive | photo d’archive | foto de archivo | архивное фото | صورة أرشيفية`,
)

// captionBracketed name a picture when the whole paragraph is in brackets.
var captionBracketed = phrases(
	`photo | photos | photograph | picture | image | file | file photo | ap photo | foto | bild | фото | fotoğraf | صورة | الصورة | 图 | 图片 | 写真 | 사진`,
)

// furnitureAlone are furniture when the line holds little else.
var furnitureAlone = phrases(
	`advertisement | advertising | advert | ad | sponsored | sponsored content | paid content | story continues below | article continues below | scroll to continue | share | print | email | comments | comment
	| home | menu | loading | newsletter | contact us | about us | back to top | tweet | copy link | share article | listen to this article | read aloud | thank you for reading | the end | ends
	| anzeige | werbung | teilen | drucken | kommentare | publicité | partager | imprimer | commentaires | publicidad | anuncio | compartir | comentarios | publicidade | compartilhar | pubblicità | condividi
	| реклама | поделиться | комментарии | reklam | paylaş | yorumlar | إعلان | إعلانات | شارك | مشاركة | تعليقات | 广告 | 廣告 | 分享 | 评论 | 広告 | 광고 | פרסומת`,
)

// furnitureLabels are furniture with a colon after them.
var furnitureLabels = phrases(
	`tags | tag | topics | keywords | source | sources | filed under | share | follow | reporting | editing | editor | author | authors | contact | category | categories | section | location | text | credit
	| schlagwörter | quelle | quellen | autor | autorin | stichwörter | themen | mots-clés | source de | etiquetas | temas | fuente | fuentes | tópicos | fonte | tag
	| теги | метки | источник | автор | редактор | etiketler | kaynak | editör | المصدر | الوسوم | كلمات مفتاحية | المحرر | 来源 | 來源 | 标签 | 標籤 | 编辑 | 編輯 | 责任编辑 | 作者 | 记者 | 記者`,
)

// furnitureOpenings are furniture whatever follows, if the line is short.
var furnitureOpenings = phrases(
	`like us on | follow | follow the author | like and follow | story continues | article continues | lees verder onder | volg ons | meld je aan | schrijf je in | abonneer | deel dit | deel via | compartilhe | condividi su | segnala | contact the author | contact the reporter | subscribe | subscribe to | sign up for | sign up to | sign up here | share this | share on | share via | follow us | join our | join us on | download our app | download the app | get our | click to share
	| support our journalism | support our work | this article was first published | this article was originally published | this story was originally published | this story has been updated | this article has been updated | enjoying this article
	| the views expressed in this article | the opinions expressed in this article | get the latest | our standards: | have a news tip | reporting by | additional reporting by | editing by | stay up to date with
	| abonnieren sie | jetzt abonnieren | folgen sie uns | newsletter abonnieren | artikel teilen | abonnez-vous | inscrivez-vous | suivez-nous | partager cet article | partagez
	| suscríbete | suscríbase | síguenos | síganos | comparte esta | compartir en | assine | inscreva-se | siga-nos | iscriviti alla | seguici su
	| подпишитесь | подписывайтесь | следите за нами | поделиться в | abone olun | bültenimize | bizi takip edin | haberi paylaş
	| اشترك في | اشتركوا في | تابعنا | تابعونا | شارك هذا | للاشتراك | 订阅 | 訂閱 | 关注我们 | 關注我們 | 分享到 | 扫码关注`,
)

// rightsPhrases give a copyright line away wherever they stand in it.
var rightsPhrases = foldAll(
	"all rights reserved",
	"alle rechte vorbehalten",
	"tous droits réservés",
	"todos los derechos reservados",
	"todos os direitos reservados",
	"tutti i diritti riservati",
	"все права защищены",
	"tüm hakları saklıdır",
	"جميع الحقوق محفوظة",
	"كل الحقوق محفوظة",
	"版权所有",
	"版權所有",
	"alle rechten voorbehouden",
	"may not be reproduced",
	"may not be published, broadcast",
)

// dateLabels come before a date.
var dateLabels = phrases(
	`published | published on | published at | first published | posted | posted on | posted at | updated | updated on | updated at | last updated | last updated on | last modified | modified | issued | date | time
	| veröffentlicht | veröffentlicht am | aktualisiert | aktualisiert am | stand | publié | publié le | mis à jour | mis à jour le | modifié le
	| publicado | publicado el | actualizado | actualizado el | fecha | publicado em | atualizado em | pubblicato | pubblicato il | aggiornato il
	| опубликовано | обновлено | дата публикации | дата | yayınlanma | yayınlanma tarihi | yayın tarihi | güncelleme | güncelleme tarihi | son güncelleme | tarih
	| نشر | نشر في | تاريخ النشر | آخر تحديث | التاريخ | 发布时间 | 发布于 | 更新时间 | 更新于 | 發布時間 | 日期 | 时间 | 公開日 | 更新日`,
)

func foldAll(list ...string) []string {
	for i := range list {
		list[i] = fold(list[i])
	}
	return list
}
