package dev.haven.queue.verdict;

import dev.haven.message.AuthenticationResults;
import dev.haven.queue.WaitingMail;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Has every message judged before it is taken, and writes what was found out into its header (RFC
/// 8601 §4.1). One for each server, shared by all its sessions; safe for any thread.
///
/// The verdict stands above the message, as everything that is added later (RFC 8601 §4.1), and is
/// known after it: so the message waits. Where nobody judges, it does not.
public final class ExaminingIntake implements MailIntake {
  private final MailIntake intake;
  private final Store store;
  private final Verdicts verdicts;
  private final Examination examination;
  private final String authservId;

  /// @param most how long one message may be looked at
  /// @param authservId whose word the results are (RFC 8601 §2.5)
  public ExaminingIntake(
      MailIntake intake, Store store, Verdicts verdicts, Duration most, String authservId) {
    this.intake = intake;
    this.store = store;
    this.verdicts = verdicts;
    this.examination = new Examination(verdicts, most);
    this.authservId = authservId;
  }

  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    var mail = intake.begin(origin);
    return verdicts.methods().isEmpty() ? mail : new Examined(mail, origin);
  }

  private final class Examined extends WaitingMail {
    private final Origin origin;
    private final List<Recipient> recipients = new ArrayList<>();

    Examined(IncomingMail mail, Origin origin) {
      super(mail, store::stage);
      this.origin = origin;
    }

    @Override
    public void recipient(Recipient recipient) throws Refused {
      super.recipient(recipient);
      recipients.add(recipient);
    }

    @Override
    protected byte[] fields(StagedBlob message) throws Refused {
      var mail = new ArrivedMail(id(), origin, recipients, message::read, message.length());
      var verdict = examination.of(mail);
      if (verdict.refusal().isPresent()) {
        throw new Refused(verdict.refusal().get());
      }
      return new AuthenticationResults(authservId, verdict.results()).field(origin.utf8());
    }
  }
}
