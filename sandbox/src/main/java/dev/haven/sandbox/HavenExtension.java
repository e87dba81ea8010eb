package dev.haven.sandbox;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// What [Haven] does, with JUnit 5 and 6. Nested classes share the server of the one around them.
public final class HavenExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(HavenExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    var store = context.getStore(NAMESPACE);
    if (store.get(Sandbox.class) == null) {
      store.put(Sandbox.class, Sandbox.start());
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    sandbox(context).clear();
  }

  /// Takes it out only of the class that put it in.
  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getStore(NAMESPACE).remove(Sandbox.class) instanceof Sandbox own) {
      own.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return sandbox(context);
  }

  private static Sandbox sandbox(ExtensionContext context) {
    if (context.getStore(NAMESPACE).get(Sandbox.class) instanceof Sandbox sandbox) {
      return sandbox;
    }
    throw new IllegalStateException("@Haven belongs on the class, or the extension in a static");
  }
}
