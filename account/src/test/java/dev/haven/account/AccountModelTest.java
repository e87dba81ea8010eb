package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The account against one that is too simple to be wrong.
class AccountModelTest {
  @TestFactory
  Stream<DynamicTest> anAccountDoesWhatASimpleOneWouldDo() {
    return RandomInput.seeds(
        60,
        random -> {
          try (var fixture = new Fixture()) {
            var model = new NaiveAccount();
            var account = fixture.account;
            var intents = new RandomIntents(fixture.accounts, random);
            for (int i = 0; i < 80; i++) {
              var intent = intents.next(account.state());
              assertEquals(expected(model, intent), actual(account, intent), intent::toString);
              assertEquals(model.sketch(), RealAccount.sketch(account.state()), intent::toString);
            }
            for (long email : model.emails()) {
              assertTrue(account.card(email).isPresent() && account.body(email).isPresent());
            }
          }
        });
  }

  private static String expected(NaiveAccount model, Intent<?> intent) {
    try {
      return model.apply(intent);
    } catch (IntentRefused refused) {
      model.refused();
      return refused.reason().toString();
    }
  }

  private static String actual(Account account, Intent<?> intent) {
    try {
      return RealAccount.told(account.commit(intent));
    } catch (IntentRefused refused) {
      return refused.reason().toString();
    }
  }
}
