package dev.haven.queue.verdict;

import java.io.IOException;
import java.util.List;

/// Who judges messages that other servers bring: the place of SPF (RFC 7208), DKIM (RFC 6376),
/// DMARC (RFC 7489) and ARC (RFC 8617). Safe for any thread.
public interface Verdicts {
  /// Nobody looks at anything.
  Verdicts NONE =
      new Verdicts() {
        @Override
        public List<String> methods() {
          return List.of();
        }

        @Override
        public Verdict on(ArrivedMail mail) {
          return Verdict.NOTHING;
        }
      };

  /// What is looked at, by the names of RFC 8601 §2.7 and in the order in which it is told; empty
  /// if there is nothing to ask, and then nobody is asked.
  List<String> methods();

  /// Judges one message, on a thread of its own, which is interrupted when the time is over. What
  /// is thrown counts as a failure that passes.
  Verdict on(ArrivedMail mail) throws IOException, InterruptedException;
}
