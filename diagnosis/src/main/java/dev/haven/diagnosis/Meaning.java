package dev.haven.diagnosis;

import java.util.List;

/// A kind of finding: one of a closed list, which `docs/findings.md` publishes.
public sealed interface Meaning
    permits DnsMeaning,
        RecordMeaning,
        PasteMeaning,
        DelegationMeaning,
        PortMeaning,
        ModeMeaning,
        TlsMeaning,
        SignInMeaning,
        AttemptMeaning,
        SeenMeaning,
        MailMeaning,
        SendMeaning,
        TripMeaning,
        ArrivalMeaning,
        SetupMeaning,
        AuditMeaning {
  Entry entry();

  /// This, found somewhere.
  ///
  /// @param cause what is wrong there, as a sentence without its full stop
  /// @param evidence what was seen
  default Finding at(String where, String cause, List<String> evidence) {
    var entry = entry();
    return new Finding(entry.id(), entry.severity(), where, cause, entry.remedy(), evidence);
  }
}
