package dev.haven.server;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Golden;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The module arrows as documented are the module arrows as compiled.
class ArchitectureTest {
  private static final String OURS = "dev.haven.";

  @Test
  void theArrowsAreTheDocumentedOnes() throws IOException {
    assertTrue(getClass().getModule().isNamed(), "tests run on the module path");
    var arrows =
        ModuleLayer.boot().modules().stream()
            .map(Module::getDescriptor)
            .filter(module -> module.name().startsWith(OURS))
            .map(ArchitectureTest::arrows)
            .sorted()
            .collect(joining());
    Golden.assertMatches(Path.of("../docs/modules.txt"), arrows);
  }

  private static String arrows(ModuleDescriptor module) {
    var targets =
        module.requires().stream()
            .map(Requires::name)
            .filter(name -> name.startsWith(OURS))
            .map(name -> name.substring(OURS.length()))
            .sorted()
            .collect(joining(" "));
    return (module.name().substring(OURS.length()) + " -> " + targets).strip() + "\n";
  }
}
