package dev.haven.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password as it is stored: Argon2id (RFC 9106) in PHC form,
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
///
/// Making and checking one takes [PasswordCost]'s memory and tens of milliseconds: only
/// [PasswordChecks] does it, a few at a time.
@SuppressWarnings("ArrayRecordComponent") // compared by matches(), in constant time
record PasswordHash(PasswordCost cost, byte[] salt, byte[] hash) {
  private static final int SALT_OCTETS = 16;
  private static final int HASH_OCTETS = 32;
  private static final ByteSet DIGIT = ByteSet.range('0', '9');
  private static final ByteSet BASE64 = MailboxParser.LETTER_DIGIT.plus(ByteSet.of("+/"));
  private static final int LONGEST_NUMBER = 8;

  static PasswordHash of(String password, PasswordCost cost, SecureRandom random) {
    var salt = new byte[SALT_OCTETS];
    random.nextBytes(salt);
    return new PasswordHash(cost, salt, argon2id(password, cost, salt, HASH_OCTETS));
  }

  /// A hash that no password has, for as much work as one that some password has.
  static PasswordHash ofNobody(PasswordCost cost, SecureRandom random) {
    var salt = new byte[SALT_OCTETS];
    var hash = new byte[HASH_OCTETS];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new PasswordHash(cost, salt, hash);
  }

  static PasswordHash parse(String phc) throws SyntaxException {
    var cursor = new ByteCursor(phc.getBytes(US_ASCII));
    for (char c : "$argon2id$v=19$m=".toCharArray()) {
      cursor.expect(c);
    }
    var cost = cost(cursor);
    cursor.expect('$');
    var salt = octets(cursor, "a salt");
    cursor.expect('$');
    var hash = octets(cursor, "a hash");
    cursor.end();
    return new PasswordHash(cost, salt, hash);
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, argon2id(password, cost, salt, hash.length));
  }

  private static PasswordCost cost(ByteCursor cursor) throws SyntaxException {
    int memory = number(cursor);
    cursor.expect(',');
    cursor.expect('t');
    cursor.expect('=');
    int passes = number(cursor);
    cursor.expect(',');
    cursor.expect('p');
    cursor.expect('=');
    int lanes = number(cursor);
    try {
      return new PasswordCost(memory, passes, lanes);
    } catch (IllegalArgumentException _) {
      throw cursor.expected("parameters within bounds");
    }
  }

  private static int number(ByteCursor cursor) throws SyntaxException {
    var digits = cursor.oneOrMore(DIGIT, "a number");
    if (digits.length() > LONGEST_NUMBER) {
      throw cursor.expected("a smaller number");
    }
    return Integer.parseInt(digits);
  }

  private static byte[] octets(ByteCursor cursor, String name) throws SyntaxException {
    var base64 = cursor.oneOrMore(BASE64, name);
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw cursor.expected(name + " in base64");
    }
  }

  private static byte[] argon2id(String password, PasswordCost cost, byte[] salt, int length) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var hash = new byte[length];
    generator.generateBytes(password.getBytes(UTF_8), hash);
    return hash;
  }

  /// The PHC string without the parts that would help to guess the password: may reach a log.
  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }

  /// The PHC string.
  String phc() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.passes()
        + ",p="
        + cost.lanes()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
