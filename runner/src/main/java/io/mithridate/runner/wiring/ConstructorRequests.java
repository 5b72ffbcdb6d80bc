package io.mithridate.runner.wiring;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.InjectionPoint;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the parameters of a plugin's constructor before it is called. */
final class ConstructorRequests {

    private ConstructorRequests() {}

    /**
     * Returns a message about a constructor parameter that cannot be provided, with the available
     * services; empty if all can be provided.
     */
    static Optional<String> explainUnavailable(
            Class<?> implementation, Class<? extends Record> options, Injector services) {
        InjectionPoint constructor = InjectionPoint.forConstructorOf(implementation);
        return constructor.getDependencies().stream()
                .filter(request -> !request.getKey().equals(Key.get(options)))
                .filter(request -> services.getExistingBinding(request.getKey()) == null)
                .findFirst()
                .map(request -> explain(implementation, request, options, services));
    }

    private static String explain(
            Class<?> implementation,
            Dependency<?> request,
            Class<? extends Record> options,
            Injector services) {
        return "the constructor of %s requires %s (parameter %s), which is not available. It can ask"
                        .formatted(
                                implementation.getName(),
                                request.getKey().getTypeLiteral(),
                                parameter(request))
                + " for its options, %s, and for these services: %s"
                        .formatted(options.getSimpleName(), availableServices(services));
    }

    private static String parameter(Dependency<?> request) {
        int index = request.getParameterIndex();
        Parameter parameter =
                ((Constructor<?>) request.getInjectionPoint().getMember()).getParameters()[index];
        return parameter.isNamePresent()
                ? "%d, '%s'".formatted(index + 1, parameter.getName())
                : Integer.toString(index + 1);
    }

    private static String availableServices(Injector services) {
        return services.getBindings().keySet().stream()
                .map(key -> key.getTypeLiteral().getRawType())
                .filter(type -> !isPartOfTheInjector(type))
                .map(Class::getSimpleName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean isPartOfTheInjector(Class<?> type) {
        return type.getPackageName().startsWith("com.google.inject")
                || type.getPackageName().startsWith("java.");
    }
}
