"""How much each operation of the web app may read, in the database's blocks, and which are not bounded here.

Measured by tests/reading/test_plans.py over its demo force: about one and a half times what was read.
"""

# What a search reads is as its words are: `make bench` measures it over a whole force. What an auditor's asking reads
# is bounded where it is tested (tests/sharing/test_accesses.py).
SEARCHES = {"SearchAsPartner", "WhoMayItBe", "LikelyNominals", "Accesses"}
# What the web app sends that no compiled root answers.
SERVED = set(
    "CompletePlanAction DecideArms DecideAttempts DecidePlan DeviceRevoke OverdueBoard OverdueChange OverdueExport"
    " OverdueForecast OverdueList OverdueTrend Practice ResolveSubmission ScopeMoved SettleConflict"
    " SyncDigest SyncHello SyncPull SyncPush SyncRegisterDevice"
    " CaseCandidates CheckWelfare DecideLikeness DecideSharing EvaluateIntelligence LiftEmbargo ReceiveReferralFile"
    " RecordCaseEvent RecordKirat RecordSafeguarding ReviewIntelligence SanitiseIntelligence SetEmbargo"
    " AcknowledgeDisclosure AcknowledgeRecall AskQuestion ContributeConcern EnquireAsPartner PartnerEventsWait"
    " SharingTimes AnswerQuestion DiscloseNominal DisclosurePreview DismissRecall EndAgreement ProposeRecall SeeNotice"
    " SendRecall SignAgreement WithholdDisclosure AnswerConcern KeepFromSubject LinkConcern ReleaseIntelligence"
    " AnswerTransfer ApproveVisitInterval ChangeManagementMode CountersignRiskLevel DecideMoves DecidePairing"
    " DecideReactiveReview DipSamples DrawDipSample EndOrder LetOrderEnd MoveProposals ProposeMoves ProposeTransfer"
    " ProposeVisitInterval RecordFinding RecordNotification RecordOrder RecordStay ReviewQueue ReviewVisit ReworkVisit"
    " SaveArms SetNotificationPeriod SetRiskLevel SubmitArms VaryOrder WithdrawStay WithdrawTransfer"
    " AddCaseDocument AnswerAlert AnswerCaseTransfer AssignCase CaseDisclosurePreview CloseCase DiscloseCase"
    " OfferCaseTransfer ReceiveNominal RecordConviction RegradeIntelligence SavePlan SharingBoard SharingOutstanding"
    " SignPlan WriteUpVisit LinkDescribedPerson RecordNobodyKnown PlanWelfare"
    " CaseloadList DecideArmsApplies DecisionsDemanded EndClock RecordToolResult StartClock VisitPracticeList".split()
)
# Shared buffers read at most, by operation. `document` is what a phone pulls of a whole caseload.
BUFFERS_MAX = {
    "Overdue": 1_400,
    "OverdueFromTheEnd": 1_400,
    "OverdueObligations": 1_450,
    "Colleagues": 10,
    "Conflicts": 350,
    "Phones": 120,
    "PhoneHeld": 480,
    "HeldSubmissions": 20,
    "Caseload": 2_000,
    "InFull": 160,
    "Point": 15,
    "NominalRecords": 200,
    "Cases": 9_000,
    "CaseRecord": 120,
    "IntelligenceReports": 1_500,
    "IntelligenceFile": 120,
    "DescribedPerson": 15,
    "DescribedPersons": 45,
    "AboutNominal": 15,
    "Alerts": 50,
    "CaseFiles": 30,
    "CaseConcerns": 165,
    "CaseLedger": 30,
    "OfficersOf": 10,
    "SharingLedger": 1_900,
    "Agreement": 200,
    "Agreements": 600,
    "AgreementsInForce": 600,
    "NominalSharing": 600,
    "SharingToDo": 1_500,
    "SilentNotices": 50,
    "NominalArms": 75,
    "NominalAttempts": 80,
    "NominalFiles": 15,
    "NominalKnown": 30,
    "NominalManaged": 35,
    "NominalOrders": 20,
    "NominalRegister": 35,
    "NominalVisits": 30,
    **dict.fromkeys(("Transfers", "Units", "UnitsOfTheForce", "VisitPairings"), 5),
    "VisitRecord": 45,
    "Waiting": 620,
    "ConcernAbout": 15,
    "OpenConcerns": 60,
    "GivenToSubject": 600,
    "OwnAgreement": 230,
    "OwnConcerns": 5,
    "OwnPurposes": 45,
    "RecallNotices": 500,
    "AskedAbout": 400,
    "SharedItem": 15,
    "SharedItems": 2_100,
    "document nominal": 1_700,
    "document visit": 2_600,
    "document obligation": 800,
    "document officer": 10,
}
