package dev.haven.diagnosis.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.Finding;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The servers of anybody's domain, whatever its records are.
@Timeout(120)
class DelegationCheckTest {
  private static FakeInternet zone() {
    return new FakeInternet("@ IN MX 10 mail\nmail IN A 192.0.2.25\n");
  }

  static Stream<Arguments> domains() {
    return Stream.of(
        Arguments.of(List.of(), "zoo.example", zone()),
        Arguments.of(List.of(), "Mail.Zoo.Example.", zone()),
        Arguments.of(List.of(), "nowhere.example", zone()),
        Arguments.of(List.of(DelegationMeaning.LAME), "zoo.example", zone().lame()),
        Arguments.of(List.of(DelegationMeaning.LAME), "mail.zoo.example", zone().lame()),
        Arguments.of(List.of(DelegationMeaning.SILENT), "zoo.example", zone().silent()),
        Arguments.of(List.of(DelegationMeaning.DNSSEC_BROKEN), "zoo.example", zone().validating()));
  }

  @ParameterizedTest
  @MethodSource("domains")
  void onlyWhatIsAboutServersIsFound(
      List<DelegationMeaning> meanings, String name, FakeInternet internet) throws IOException {
    try (internet) {
      assertEquals(
          meanings.stream().map(meaning -> meaning.entry().id()).toList(),
          DelegationCheck.begin(internet.network(), name).outcome().findings().stream()
              .map(Finding::id)
              .toList());
    }
  }
}
