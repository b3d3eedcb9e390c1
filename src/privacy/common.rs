//! Words that files, sheets and columns of this field are commonly named by, folded: none of them is anybody's name.

/// Words, parted by spaces, in French, English, Spanish and Arabic.
pub(super) const COMMON: &str = "\
a abandon abs absence absences absent absents accepte acces accompagne accompagnee accompagnees accompagnement \
accompagnements accompagnes accueil accueilli achat acte actes actif action actions actividad activite activites activities \
activity actualise address administratif administrative adresse adult adulte adultes adults affectation affecte age agent \
ages agosto agr aide aides al alphabetisation altitude amount an analyse anapec ancien ancienne anciennes anciens and \
animateur animatrice annee annees annexe annuel annulation annule another ans answer antenne anterieur anterieurs apellido \
apellidos appel appels application apprenant apprenants apprenti apprentissage apr apres april archive archives area arret \
arrivee asile asisla assistance assisted association associations at atelier ateliers attendance attente attestation au aucun \
audit aug august aussi auteur author autre autres aux avant avec avis avr avril back bailleur base bases batch beneficiaire \
beneficiaires beneficiaries beneficiary besoin besoins bilan birth bis bom bon book boys brouillon brut budget bureau \
business but by cancelled cas case categorie categories cause ce celibataire celibataires cell centre centres certificat \
certificateur certification certifie certifiee ces cet cette chef chiffre children choices choix ciblage cible cibles cin \
city ciudad class classe clean cleaned client clients closed cloture coach coaches coaching coachs code codebook codes cohort \
cohorte collectif colonne column comite comment commentaire commentaires comments commission commune competence competences \
complement complet completed completion comptage compte comptes compteur computer conclusion config confirme conge conjoint \
connaissance conseil conseiller conseillere consentement consolidated consolide contact contacts contract contracts contrat \
contrats convention cooperative cooperatives copie copy corrige corrigee cost count country courriel cours cout created \
creation creatrice creee crees critere csv current cv da daily dans data database date dates day days de debut dec december \
decembre decision declaration dedans degre delai deleted demande demandes demandeur demandeurs depart departement department \
deprecatedid depuis dernier derniere des description design destination detail details deux deviceid devis devise diagnostic \
diciembre dictionary dictionnaire difficulte difficultes dimanche diplome diplomes direct direction disponibilite district \
divorce divorcee doc document documents domaine donateur donnee donnees donor dont dossier dossiers douar doublon doublons \
draft droit droits du duree e ecart echange ecole economique edad edition effectif effectifs eligible email embauche emploi \
emplois employe employer employes employeur employment empty en enceinte encours end enero enfant enfants enquete enquetes \
enqueteur enqueteurs enregistrement enregistrements enrolled enrollment enseignement entree entrees entrepreneur \
entrepreneurs entreprise entreprises entretien entretiens entry enumerator envoi envoye epouse epoux equipe erreur espagnol \
estado et etablissement etape etapes etat etats etc etranger etrangers etude etudes euro europe evaluation evenement \
evenements event events examen example exc excel exclus excuse excusee exemple exit export exports extrait fait famille \
familles family faux feb febrero february fecha feff female females femme femmes fermeture feuil feuille feuilles fev fevrier \
fiche fiches field fields file filiere filiz fille filles fin final finale finales finance financement finances fini first \
flux follow followup fonction fonds for form formacion formateur formation formations formatrice forme formes formhub \
formulaire fournis fournisseur frais francais france franchi franchie franchies franchis frere friday from full funded garcon \
garcons garde gender general generale genero genre geolocation gestion girls given global globale gps grant grants group \
groupe groupement groupes groups h habitat handicap head hebdo hebdomadaire hebergement help heure heures histo historique \
hoja hombre hombres home homme hommes hopital horaire hors hour hours household households housing hub hubs id idee idees \
identifiant identification identifies identite impact import in inactif inclusion income index indicateur indicateurs \
indicator individual individuals individuel individus info information informations infos inicio initial inscription \
inscriptions inscrit inscrits insertion instance instanceid institution instructions intake integration interet intermediaire \
interne internet intervention interventions intitule inventaire is item jan january janv janvier jeudi jeune jeunes job jobs \
jour journal journee jours jueves juil juillet juin jul july jun june junio juridique jury jusqu just justificatif justifie \
justifiee key kids kit l la label language langue langues last latitude le lecture legal legend legende les level libelle \
lien lieu ligne line lines lisez list lista liste listes listing living local localite location logement longitude loop loyer \
lundi m mai mail main maj majeur majeure maladie male man mar march marche mardi mari marital marks marques mars martes \
master matin matricule may mayo me mediateur mediation medical meeting members membre membres men menage menages mensuel \
mensuelle mental mentoring mercredi mere meta method metier microentreprise midi migrant migrante migrantes migrants \
migration migratoire mineur mineure mineurs minuscule mise mission mobile mobilisation mode modele modification module \
modules moi moins mois monday money monitoring montage montant montants month monthly motif motifs moyen mujer mujeres n na \
nacionalidad naissance name names natalite nation nationalite nationality nature ne nee need needs nettoye nettoyee nettoyees \
new next nights niveau niveaux no nom nombre nombres noms non note noted notes nouveau nouveaux nouvel nouvelle nouvelles nov \
november novembre noviembre num number numbers numero numeros objectif objet observaciones observation observations oct \
october octobre octubre ods of office officiel offre old on one ong open opened option or ordre organisation organisations \
organisme organization orientation orientations oriente orientes origin origine other others ou oui outcome outil output \
outreach paid pais par parametre parametres parcours parent parents part partage partenaire partenaires partenariat \
participant participante participantes participants participation partiel partner partners parts pas passage passeport pays \
pdf pending people pere period periode permis person personal personne personnel personnes phase phone phonenumber photo \
piece pieces pivot place placed placement places plan planning plus pole portefeuille porteur porteurs portfolio position \
poste postes pour pourcentage pre precision premier premiere prenom prenoms preparation pres presence presences present \
presents prestation prestations previous prevu prevus prime priorite prise prive procedure process processus prochain product \
profession professionnel professionnelle professionnels profil program programme programmes progress project projects projet \
projets promo promotion propose proposition protection provided province provisoire psycho psychologique psychosocial public \
q quarter quartier question questionnaire questions quotidien r raison rapport rapports raw rdv reached readme realisation \
realise realises reason recap recapitulatif received recherche record records recu recus refer reference referencement \
referent referral referrals referred refugee refugees refugie refugiee refugies refus region regions register registered \
registration registre registres registro regularisation reinsertion relance remark remarks remarque remarques remboursement \
remise rencontre rendez renforcement renseignement renvoi repartition reponse reponses report reporting required requis \
residence responsable reste result resultat resultats results ret retard retour retours reunion reunions revenu revenus \
revision risque role root rootuuid row rows rural s sabado saisie salaire salarie salaries salle salon salons samedi sans \
sante saturday savoir school scolaire scolarisation scolarite score seance seances second secteur secteurs section sector \
self semaine semaines semestre semestres sensibilisation sent sep sept september septembre septiembre serie service services \
servicio session sessions settings sex sexe sexo sheet shelter si signature signe simserial site sites situation size skills \
social sociale sociales sociaux societe soeur soir sortie sorties source sources sous soutien specialite staff stage stages \
stagiaire stagiaires start started startup startups state statistique statistiques status statut statuts step street \
structure structures student students study submission submissiondate submitted submitterid subscriberid subvention \
subventions suite suivi suivis sum sunday support sur surname survey t tab table tableau tableaux tache tags taille taller \
target taux team tel telefono telephone temp template temporaire termine terrain test texte theme themes three thursday \
ticket time title titre to today tome tot total totale totaux tous tout toute toutes trainee trainees trainer training \
trainings traitement tranche transfert transport travail travailleur travailleurs travel tri trimestre trimestres trimestriel \
trois tsv tuesday two txt type types un under une unemployed unique unit unite university unknown update updated urbain url \
usage user username utf utile uuid v valeur valeurs validation valide value values vendredi vente vers verse verses version \
versions vert veuf veuve victime victimes vide video vie viernes vieux ville villes violence visa visas vise vises visit \
visite visites visits voie vous vue vulnerabilite vulnerabilites vulnerable vulnerables wednesday week with woman women work \
worker workers workshop x xform xls xlsb xlsm xlsx y year years yes young youth zero zeros zip zone zones \
الازدياد الاسم البلد التاريخ التكوين الجنس الجنسية الجهة الخدمة السن العمر العنوان المدينة الملف الميلاد النسب الهاتف الوضعية تاريخ رقم ملاحظات ورشة";
