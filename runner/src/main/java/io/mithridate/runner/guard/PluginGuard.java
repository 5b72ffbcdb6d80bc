package io.mithridate.runner.guard;

import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The check of everything that a plugin gives: what breaks the interface is refused there, with the
 * plugin's name.
 *
 * @param plugin what messages call the plugin: "attack 'badnets' (mithridate-attacks-0.1.0.jar)"
 */
public record PluginGuard(String plugin) {

    private static final int MAX_COMPLAINTS = 1000;

    /** The guard of a plugin. */
    public static PluginGuard of(LoadedPlugin plugin) {
        return new PluginGuard(plugin.title());
    }

    /**
     * Returns the result of a method.
     *
     * @param method for the message: {@code stamp()}
     * @throws PluginException if it is null
     */
    public <T> T given(@Nullable T value, String method) {
        if (value == null) {
            throw refusal("%s gave null".formatted(method));
        }
        return value;
    }

    /**
     * Returns the result of a method that is asked millions of times, so that it is named only if
     * need be.
     *
     * @throws PluginException if it is null
     */
    public <T> T given(@Nullable T value, Supplier<String> method) {
        return value == null ? given(value, method.get()) : value;
    }

    /**
     * Returns the result of a method that has no reason to fail.
     *
     * @throws PluginException if it fails, or gives null
     */
    public <T> T asked(Supplier<@Nullable T> question, String method) {
        try {
            return given(question.get(), method);
        } catch (RuntimeException e) {
            throw failure(method, e);
        }
    }

    /**
     * A copy of a list or set that a method gives that has no reason to fail.
     *
     * @param most how many elements it may have
     * @throws PluginException if the method fails or gives null, or what {@link #list} refuses
     */
    public <T, C extends Iterable<T>> List<T> askedList(
            Supplier<@Nullable C> question, int most, String method) {
        return list(asked(question, method), most, method);
    }

    /** Returns the complaints of a plugin about its options, by its {@code complaints()}. */
    public List<OptionComplaint> complaints(Supplier<@Nullable List<OptionComplaint>> question) {
        return askedList(question, MAX_COMPLAINTS, "complaints()");
    }

    /** Returns an exception that says that a method of the plugin failed. */
    PluginException failure(String method, RuntimeException cause) {
        return cause instanceof PluginException named
                ? named
                : new PluginException("%s: %s failed: %s".formatted(plugin, method, cause), cause);
    }

    /**
     * A copy of a list or set that a method gave.
     *
     * @param most how many elements it may have; there may be more than {@code size()} says
     * @throws PluginException if it is null, has more elements, or has one that is null
     */
    public <T> List<T> list(@Nullable Iterable<T> values, int most, String method) {
        List<T> copy = new ArrayList<>();
        for (T value : given(values, method)) {
            if (copy.size() == most) {
                throw refusal("%s gave a list of more than %d elements".formatted(method, most));
            }
            copy.add(given(value, "%s, element %d,".formatted(method, copy.size())));
        }
        return copy;
    }

    /** Returns an exception that says that the plugin broke its interface. */
    public PluginException refusal(String what) {
        return new PluginException("%s: %s".formatted(plugin, what));
    }
}
