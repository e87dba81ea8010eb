package dev.haven.server.command;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/// What the operating system sends: SIGTERM and SIGINT.
///
/// The JDK's only way to handle them in place, `sun.misc.Signal`, draws a warning from the compiler
/// that cannot be silenced; hence reflection. A shutdown hook would not do: a second signal could
/// not cut it short.
final class Signals {
  private static final int KILLED = 130;

  private Signals() {}

  /// Runs `first` at the first signal; at the second one the process ends at once.
  static void onTermination(Runnable first) {
    var seen = new AtomicInteger();
    Runnable handler =
        () -> {
          if (seen.incrementAndGet() == 1) {
            first.run();
          } else {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    try {
      handle("TERM", handler);
      handle("INT", handler);
    } catch (ReflectiveOperationException e) {
      Runtime.getRuntime().addShutdownHook(new Thread(first));
    }
  }

  private static void handle(String name, Runnable handler) throws ReflectiveOperationException {
    var signalType = Class.forName("sun.misc.Signal");
    var handlerType = Class.forName("sun.misc.SignalHandler");
    var signal = signalType.getConstructor(String.class).newInstance(name);
    var proxy =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handlerType},
            (_, method, _) ->
                switch (method.getName()) {
                  case "handle" -> {
                    handler.run();
                    yield null;
                  }
                  case "hashCode" -> name.hashCode();
                  case "equals" -> false;
                  default -> "haven's handler of " + name;
                });
    signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, proxy);
  }
}
