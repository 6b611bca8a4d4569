package ingest

import (
	"regexp"
	"strings"
)

// standsApart tells lines of the page by how they are written, before any list
// of words: an address to write to, a handle to follow, a field in capitals, a
// name before an agency's mark, a note that the article was changed, and lines
// about an advertisement.
func standsApart(text, label string) bool {
	if !columnsUpTo(text, headlineMost) {
		return false
	}
	switch {
	case amended.MatchString(label):
		return true
	case endsSentence(text):
		return false
	case capitalField.MatchString(text):
		return true
	case !columnsUpTo(text, 100):
		return false
	case strings.Contains(label, "@") && (mail.MatchString(label) || handle.MatchString(label)):
		return true
	case columnsUpTo(text, 60):
		return strings.Contains(text, "/") && agencyMark.MatchString(text) || agencyAlone.MatchString(label) || adWords.MatchString(label)
	}
	return false
}

var (
	mail   = regexp.MustCompile(`(?:^|[\s:(<])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	handle = regexp.MustCompile(`(?:^|\s)@\w{3,30}$`)
	// LOAD-DATE: and LENGTH: are fields of archives.
	capitalField = regexp.MustCompile(
		`^(?:LOAD-DATE|LENGTH|BYLINE|DATELINE|SECTION|PUBLICATION-TYPE|LANGUAGE|SUBJECT|GRAPHIC|JOURNAL-CODE|DOCUMENT-TYPE|Load-Date|Length|Länge|Longueur|Longitud): ?\S`,
	)
	// "Joss Marl/AP": a name, a slash, a mark in capitals.
	agencyMark = regexp.MustCompile(
		`^(?:\(?[\p{Lu}][\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3}|\p{Lu}{2,6}) ?/ ?(?:\p{Lu}{2,6}|[\p{Lu}][\p{L}]+(?: Images| Photo)?)(?: ?/ ?[\p{L} ]{2,20})?\)?$`,
	)
	agencyAlone = regexp.MustCompile(
		`^(?:(?:beeld|foto|bild|photo|image|credit|crédit)s? ?:? ?)?(?:getty images|getty|ap|afp|dpa|anp|efe|ansa|lusa|reuters|apa|ats|belga|epa|pa media|pa|alamy|shutterstock|imago|picture alliance|tass|xinhua|anadolu|keystone)(?: ?/ ?[\p{L} ]{2,25})?$`,
	)
	adWords = regexp.MustCompile(
		`(?:^|\W)(?:advertisement|advertentie|anzeige|werbung|publicite|publicidad|publicidade|pubblicita|reklama|reklam|реклам[аы])(?:$|\W)|إعلان|اعلان`,
	)
	amended = regexp.MustCompile(
		`^(?:this (?:article|story|piece|report)|(?:dieser|der) (?:artikel|beitrag|text)|cet article|este (?:articulo|texto|artigo)|esta (?:noticia|nota)|questo articolo|dit artikel)\b.{0,40}\b(?:amended|corrected|updated|clarified|republished|first published|originally published|aktualisiert|korrigiert|geandert|erganzt|erschien|mis a jour|modifie|corrige|actualizad[oa]|corregid[oa]|atualizad[oa]|corrigid[oa]|aggiornato|corretto|aangepast|bijgewerkt|gewijzigd|gecorrigeerd)\b` +
			`|^(?:correction|clarification|editor'?s note|anmerkung der redaktion|korrektur|rectificatif|correccion|nota del editor|errata|correcao|rettifica|correctie|rectificatie)\s?:|^تصحيح\s?:`,
	)
)

// shortFurniture reports nothing more than a word or two of a page's controls.
func shortFurniture(label string) bool { return controls.has(strings.Trim(label, " .:…»>")) }

// controls are words of a page that are pressed.
var controls = phrases(
	`enlarge | enlarge image | zoom | close | open | play | pause | mute | next | previous | back | search | log in | sign in
	| sign up | register | my account | subscribe now | save | bookmark | print this | gift this article | skip to content
	| hide caption | toggle caption | view gallery | load more | show more | read more | most read | most viewed | live
	| podcast | follow | following | reply | report | cookies | accept all | accept | privacy policy | terms of use
	| terms and conditions
	| vergrößern | bild vergrößern | schließen | zur startseite | startseite | zurück | weiter | suche | anmelden | abmelden
	| registrieren | merken | artikel merken | vorlesen | artikel anhören | mehr anzeigen | zum seitenanfang | nach oben
	| impressum | datenschutz | kontakt | drucken | kommentieren | kommentar schreiben | meistgelesen
	| agrandir | fermer | accueil | retour | suivant | précédent | se connecter | s'inscrire | enregistrer | lire plus tard
	| écouter l'article | offrir cet article | réagir | voir plus | haut de page | mentions légales | les plus lus
	| ampliar | cerrar | inicio | volver | siguiente | anterior | buscar | iniciar sesión | registrarse | guardar | escuchar
	| imprimir | ver más | comentar | lo más leído | aviso legal
	| ingrandisci | chiudi | torna alla home | indietro | avanti | cerca | accedi | registrati | salva | ascolta | stampa
	| mostra altro | commenta | i più letti
	| fechar | início | voltar | próximo | pesquisar | entrar | cadastre-se | salvar | ouvir | imprimir | ver mais | comentar
	| mais lidas
	| vergroot | vergroten | sluiten | home | terug | volgende | zoeken | inloggen | registreren | bewaren | opslaan | luisteren
	| printen | afdrukken | toon meer | reageer | reageren | meest gelezen | delen | deel dit artikel | advertentie | lees voor
	| تكبير | إغلاق | الرئيسية | رجوع | التالي | السابق | بحث | تسجيل الدخول | حفظ | استمع | طباعة | عرض المزيد | تعليق
	| الأكثر قراءة | اتصل بنا`,
)
