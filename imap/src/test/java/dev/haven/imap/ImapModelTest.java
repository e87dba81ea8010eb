package dev.haven.imap;

import dev.haven.testkit.RandomInput;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Random commands of two or three sessions of one account, against [NaiveMail]: what each client
/// believes of its mailbox, from untagged responses alone, is what the model says.
class ImapModelTest {
  private static final int STEPS = 80;

  @TestFactory
  Stream<DynamicTest> whatClientsAreToldIsTrue() {
    return RandomInput.seeds(200, ImapModelTest::play);
  }

  private static void play(Random random) throws Exception {
    try (var world = new ImapWorld(Map.of())) {
      var model = new NaiveMail();
      var clients = new ArrayList<ModelClient>();
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        clients.add(new ModelClient(world, model, random));
      }
      for (int step = 0; step < STEPS; step++) {
        int who = random.nextInt(clients.size());
        if (!clients.get(who).act()) {
          clients.get(who).close();
          clients.set(who, new ModelClient(world, model, random));
        }
      }
      clients.forEach(ModelClient::close);
    }
  }
}
