package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.wire.SyntaxException;
import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  @Test
  void whatIsStoredIsReadBack() throws SyntaxException {
    var hash = PasswordHash.of("pässword", TestDirectory.CHEAP, new SecureRandom());
    var stored = PasswordHash.parse(hash.phc());
    assertTrue(stored.matches("pässword"));
    assertFalse(stored.matches("password"));
    assertEquals(hash.phc(), stored.phc());
  }

  @Test
  void theSamePasswordIsNeverStoredTheSameTwice() {
    var random = new SecureRandom();
    assertNotEquals(
        PasswordHash.of("x", TestDirectory.CHEAP, random).phc(),
        PasswordHash.of("x", TestDirectory.CHEAP, random).phc());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$argon2i$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=16$m=8,t=1,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=8,t=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=999999999,t=1,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=99999999,t=1,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=8,t=0,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=8,t=1,p=2$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=8,t=1,p=1$$aGFzaA",
        "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFza%",
        "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA$"
      })
  void whatIsNoHashOfOursIsRefused(String phc) {
    assertThrows(SyntaxException.class, () -> PasswordHash.parse(phc));
  }

  /// RFC 8265 §4.2.
  @ParameterizedTest
  @CsvSource({
    "Correct Horse, Correct Horse",
    "' leading', ' leading'",
    "a\u00a0b\u3000c, a b c",
    "scho\u0308n, schön",
    "\uff21, \uff21",
    "π ∑ 😀, π ∑ 😀",
    "👩\u200d🚀, 👩\u200d🚀"
  })
  void aPasswordHasOneForm(String typed, String prepared) throws SyntaxException {
    assertEquals(prepared, OpaqueString.prepared(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tab\there", "nul\0", "\u202eright", "\ue000", "\ud800", "a\u2028b"})
  void whatCannotBeTypedIsNoPassword(String typed) {
    assertThrows(SyntaxException.class, () -> OpaqueString.prepared(typed));
  }

  @Test
  void aPasswordHas1024OctetsAtMost() throws SyntaxException {
    assertEquals(1_024, OpaqueString.prepared("x".repeat(1_024)).length());
    assertThrows(SyntaxException.class, () -> OpaqueString.prepared("x".repeat(1_025)));
    assertThrows(SyntaxException.class, () -> OpaqueString.prepared("ö".repeat(513)));
  }

  @Test
  void generatedPasswordsAreReadableAndDiffer() throws DirectoryRefused {
    var seen = new HashSet<String>();
    for (int i = 0; i < 100; i++) {
      var password = NewPassword.generate();
      assertTrue(password.matches("([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}"), password);
      assertEquals(password, NewPassword.judged(password, new Address("a", "b")));
      assertTrue(seen.add(password));
    }
  }
}
