package dev.haven.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void theCatalogueIsTheDocumentedOne() throws IOException {
    Golden.assertMatches(Path.of("../docs/findings.md"), Catalogue.page());
  }

  @Test
  void noTwoFindingsShareAnId() {
    var ids = Catalogue.all().stream().map(Entry::id).toList();
    assertEquals(ids.stream().distinct().toList(), ids);
  }
}
