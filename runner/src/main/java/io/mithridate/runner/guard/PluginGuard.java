package io.mithridate.runner.guard;

import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks everything that a plugin returns. Results that violate the interface are rejected
 * immediately, with a message that names the plugin.
 *
 * @param plugin the plugin's name in messages: "attack 'badnets' (mithridate-attacks-0.1.0.jar)"
 */
public record PluginGuard(String plugin) {

    private static final int MAX_COMPLAINTS = 1000;

    /** Returns the guard of a plugin. */
    public static PluginGuard of(LoadedPlugin plugin) {
        return new PluginGuard(plugin.title());
    }

    /**
     * Returns the result of a method.
     *
     * @param method the method's name for the message: {@code stamp()}
     * @throws PluginException if the result is null
     */
    public <T> T requireNonNull(@Nullable T value, String method) {
        if (value == null) {
            throw refusal("%s returned null".formatted(method));
        }
        return value;
    }

    /**
     * Returns the result of a method. The method's name is only created when needed, for methods
     * that are called millions of times.
     *
     * @throws PluginException if the result is null
     */
    public <T> T requireNonNull(@Nullable T value, Supplier<String> method) {
        return value == null ? requireNonNull(value, method.get()) : value;
    }

    /**
     * Calls a method that should not throw, and returns its result.
     *
     * @throws PluginException if the method throws or returns null
     */
    public <T> T call(Supplier<@Nullable T> invocation, String method) {
        try {
            return requireNonNull(invocation.get(), method);
        } catch (RuntimeException e) {
            throw failure(method, e);
        }
    }

    /**
     * Calls a method that should not throw, and returns a copy of the list or set that it returns.
     *
     * @param max the maximum number of elements
     * @throws PluginException if the method throws or returns null, or if {@link #list} rejects its
     *     result
     */
    public <T, C extends Iterable<T>> List<T> callForList(
            Supplier<@Nullable C> invocation, int max, String method) {
        return list(call(invocation, method), max, method);
    }

    /** Returns a plugin's errors about its options, as found by its {@code complaints()}. */
    public List<OptionComplaint> complaints(Supplier<@Nullable List<OptionComplaint>> invocation) {
        return callForList(invocation, MAX_COMPLAINTS, "complaints()");
    }

    /** Returns an exception that says that a method of the plugin failed. */
    PluginException failure(String method, RuntimeException cause) {
        return cause instanceof PluginException named
                ? named
                : new PluginException("%s: %s failed: %s".formatted(plugin, method, cause), cause);
    }

    /**
     * Returns a copy of a list or set that a method returned.
     *
     * @param max the maximum number of elements, which is enforced even if {@code size()} is wrong
     * @throws PluginException if the list is null, has too many elements, or contains null
     */
    public <T> List<T> list(@Nullable Iterable<T> values, int max, String method) {
        List<T> copy = new ArrayList<>();
        for (T value : requireNonNull(values, method)) {
            if (copy.size() == max) {
                throw refusal("%s returned a list of more than %d elements".formatted(method, max));
            }
            copy.add(requireNonNull(value, "%s, element %d,".formatted(method, copy.size())));
        }
        return copy;
    }

    /** Returns an exception that reports a violation of the plugin's interface. */
    public PluginException refusal(String violation) {
        return new PluginException("%s: %s".formatted(plugin, violation));
    }
}
