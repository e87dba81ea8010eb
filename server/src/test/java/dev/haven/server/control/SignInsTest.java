package dev.haven.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haven.diagnosis.AttemptMeaning;
import dev.haven.directory.SignInRefusal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInsTest {
  @ParameterizedTest
  @EnumSource
  void everyRefusalHasItsFinding(SignInRefusal refusal) {
    assertFalse(SignIns.meaning(refusal).entry().remedy().isEmpty());
  }

  @Test
  void thereIsNoFindingThatNoRefusalHas() {
    assertEquals(
        Arrays.stream(SignInRefusal.values()).map(Enum::name).collect(Collectors.toSet()),
        Arrays.stream(AttemptMeaning.values()).map(Enum::name).collect(Collectors.toSet()));
  }
}
