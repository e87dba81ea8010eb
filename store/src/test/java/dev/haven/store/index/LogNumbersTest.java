package dev.haven.store.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogNumbersTest {
  private final Map<String, Long> index = new HashMap<>(Map.of("a", 1L, "b", 2L));
  private final List<String> asked = new ArrayList<>();
  private final LogNumbers numbers = new LogNumbers();

  private Optional<Long> number(String name) {
    return numbers.of(
        name,
        n -> {
          asked.add(n);
          return Optional.ofNullable(index.get(n));
        });
  }

  @Test
  void aKnownNumberIsNotLookedUpAgain() {
    assertEquals(Optional.of(1L), number("a"));
    assertEquals(Optional.of(1L), number("a"));
    assertEquals(List.of("a"), asked);
  }

  @Test
  void aLogThatBeginsLaterIsFound() {
    assertEquals(Optional.empty(), number("c"));
    index.put("c", 3L);
    assertEquals(Optional.of(3L), number("c"));
  }

  @Test
  void aForgottenNameIsLookedUpAgain() {
    number("a");
    number("b");
    index.put("a", 7L);
    numbers.forget(List.of("a"));
    assertEquals(Optional.of(7L), number("a"));
    assertEquals(Optional.of(2L), number("b"));
    assertEquals(List.of("a", "b", "a"), asked);
    numbers.forget();
    number("b");
    assertEquals(List.of("a", "b", "a", "b"), asked);
  }
}
