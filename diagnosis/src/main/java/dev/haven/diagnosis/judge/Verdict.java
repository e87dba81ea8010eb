package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.probe.Observation;
import java.util.ArrayList;
import java.util.List;

/// What one observation of a port means by itself. A pure function of it and the circumstances.
///
/// What a port means that could not be reached depends on its neighbours: see [Reachability].
public final class Verdict {
  private Verdict() {}

  public static List<Finding> of(Observation seen, Circumstances circumstances) {
    var findings = new ArrayList<Finding>();
    if (seen.isConnected()) {
      findings.addAll(VoiceJudge.findings(seen, circumstances));
      findings.addAll(ModeJudge.findings(seen));
      findings.addAll(HandshakeJudge.findings(seen));
      findings.addAll(CertificateJudge.findings(seen, circumstances));
      findings.addAll(SignInJudge.findings(seen));
    }
    return findings;
  }
}
