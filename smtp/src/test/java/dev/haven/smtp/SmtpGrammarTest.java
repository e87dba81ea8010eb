package dev.haven.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.wire.ByteSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/// Every class, byte by byte.
class SmtpGrammarTest {
  @Test
  void hello() {
    check(SmtpGrammar.HELLO, c -> c > ' ' && c != 0x7f && "()<>,;\"\\@".indexOf(c) < 0);
  }

  @Test
  void route() {
    check(SmtpGrammar.ROUTE, c -> letterOrDigit(c) || "-._@,".indexOf(c) >= 0 || c >= 0x80);
  }

  @Test
  void esmtpKeyword() {
    check(SmtpGrammar.ESMTP_KEYWORD, c -> letterOrDigit(c) || c == '-');
  }

  @Test
  void esmtpValue() {
    check(SmtpGrammar.ESMTP_VALUE, c -> c > ' ' && c != 0x7f && c != '=');
  }

  @Test
  void xtext() {
    check(SmtpGrammar.XTEXT, c -> c > ' ' && c < 0x7f);
  }

  @Test
  void base64AndWhatIsMistakenForIt() {
    check(SmtpGrammar.BASE64, c -> c > ' ' && c < 0x7f);
  }

  @Test
  void saslMechanism() {
    check(SmtpGrammar.SASL_MECHANISM, c -> letterOrDigit(c) || c == '-' || c == '_');
  }

  private static boolean letterOrDigit(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static void check(ByteSet set, IntPredicate expected) {
    for (int b = 0; b < 256; b++) {
      assertEquals(expected.test(b), set.contains((byte) b), "byte " + b);
    }
  }
}
