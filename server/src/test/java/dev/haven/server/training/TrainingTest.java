package dev.haven.server.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.FirstAccount;
import dev.haven.server.control.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  @Test
  void aTurnIsTakenAsOftenAsIsAskedFor() throws IOException {
    assertEquals(List.of(0, 1, 2), taken(new Turns(30, Instant.MAX), 10));
  }

  @Test
  void oneIsTakenHoweverLittleIsAskedForAndHoweverLateItIs() throws IOException {
    assertEquals(List.of(0), taken(new Turns(1, Instant.MAX), 10));
    assertEquals(List.of(0), taken(new Turns(100, Instant.MIN), 10));
  }

  private static List<Integer> taken(Turns turns, int usual) throws IOException {
    var taken = new ArrayList<Integer>();
    turns.take(usual, taken::add);
    return taken;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void aLetterCanBeSentAsItIs(int kind) {
    var letter = Letters.of(kind);
    assertTrue(letter.endsWith("\r\n"));
    assertFalse(letter.contains("\r\n."));
    assertEquals(letter, letter.replace("\r\n", "\n").replace("\n", "\r\n"));
  }

  @Test
  void anAnswerThatIsNotAsItShouldBeEndsIt(@TempDir Path folder)
      throws Refused, IOException, GeneralSecurityException {
    var told = new ArrayList<String>();
    try (var ground = Ground.open(folder)) {
      var strange = new ArrayList<>(ground.people());
      strange.set(0, new FirstAccount(ground.owner().address(), "not this one"));
      var changed =
          new Ground(
              ground.data(),
              ground.here(),
              ground.elsewhere(),
              strange,
              ground.stranger(),
              ground.tls());
      var wrong =
          assertThrows(IOException.class, () -> Training.run(changed, Effort.of(0), told::add));
      assertTrue(String.valueOf(wrong.getMessage()).contains("535"), wrong::toString);
    }
    assertEquals(1, told.size(), "deliveries need no password");
  }
}
