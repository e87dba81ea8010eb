package dev.haven.queue.verdict;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haven.directory.Address;
import dev.haven.message.MethodResult;
import dev.haven.message.ResultProperty;
import dev.haven.smtp.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Judges by a word in the message: `forged` is refused, `broken` and `slow` come to no end. What
/// it finds out is what it was told.
public final class PlayedVerdicts implements Verdicts {
  @Override
  public List<String> methods() {
    return List.of("iprev", "spf", "dkim");
  }

  @Override
  public Verdict on(ArrivedMail mail) throws IOException, InterruptedException {
    var text = read(mail);
    if (text.contains("broken")) {
      throw new IOException("the resolver is gone");
    }
    if (text.contains("bug")) {
      throw new IllegalStateException("a bug, played by the test");
    }
    if (text.contains("slow")) {
      new CountDownLatch(1).await();
    }
    var origin = mail.origin();
    var verdict =
        Verdict.of(
            result("iprev", "policy", "iprev", origin.remote().getAddress().getHostAddress()),
            result("spf", "smtp", "helo", origin.hello()),
            result("spf", "smtp", "mailfrom", origin.sender().map(Address::toString).orElse("")),
            result("dkim", "header", "b", mail.recipients().size() + " " + mail.length()));
    return text.contains("forged")
        ? verdict.refusing(
            Reply.of(
                550,
                "5.7.1",
                "bank.example wants nothing taken that is not signed by it (DMARC);",
                "send it through the servers of bank.example"))
        : verdict;
  }

  private static MethodResult result(String method, String type, String name, String value) {
    return MethodResult.of(method, "pass", new ResultProperty(type, name, value));
  }

  private static String read(ArrivedMail mail) throws IOException {
    var bytes = new byte[Math.toIntExact(mail.length())];
    int count = mail.octets().read(0, bytes, 0, bytes.length);
    return new String(bytes, 0, Math.max(0, count), ISO_8859_1);
  }
}
