package dev.haven.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.bench.workload.Workload;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {
  @ParameterizedTest
  @CsvSource({
    "imap,imap/1000/select,true",
    "imap/1000,imap/1000/select,true",
    "imap/1000,imap/10000/select,false",
    "imap/*/select,imap/10000/select,true",
    "imap/10000/search-*,imap/10000/search-from,true",
    "imap/10000/search-*,imap/10000/sort,false",
    "imap/1000/select/more,imap/1000/select,false",
    "im,imap/1000/select,false",
    "im*,imap/1000/select,true",
  })
  void aPatternIsForANamePartByPart(String pattern, String name, boolean fits) {
    assertEquals(fits, Catalogue.isFor(pattern, name));
  }

  @Test
  void namesAreDifferentAndEachSaysWhatItMeasures() {
    var names = new HashSet<String>();
    for (var workload : Catalogue.all()) {
      assertTrue(names.add(workload.name()), workload.name());
      assertFalse(workload.about().isBlank(), workload.name());
      assertFalse(workload.about().contains("\n"), workload.name());
    }
  }

  @Test
  void eachPatternOfAQuickLookIsForSomething() {
    for (var pattern : Catalogue.QUICK) {
      assertFalse(Catalogue.chosen(List.of(pattern)).isEmpty(), pattern);
    }
  }

  @Test
  void withoutAPatternAllAreChosen() {
    assertEquals(Catalogue.all().size(), Catalogue.chosen(List.of()).size());
    assertEquals(List.of(), Catalogue.chosen(List.of("nothing")));
    assertTrue(
        Catalogue.chosen(List.of("imap/1000")).stream()
            .map(Workload::name)
            .allMatch(name -> name.startsWith("imap/1000/")));
  }
}
