package io.mithridate.runner.wiring;

import com.google.common.reflect.TypeToken;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.runner.plugins.ContextClassLoader;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.LoadingFailure;
import io.mithridate.runner.plugins.PluginException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a drop-in plugin and the objects that its methods return, so that the plugin's class loader
 * is the thread's context class loader while its code runs, on any thread.
 *
 * <p>Errors that only occur when code runs, such as a class missing from the jar, are reported with
 * the plugin's name.
 */
final class ContextProxy implements InvocationHandler {

    private static final String API = "io.mithridate.api.";

    private final Object target;
    private final LoadedPlugin plugin;

    private ContextProxy(Object target, LoadedPlugin plugin) {
        this.target = target;
        this.plugin = plugin;
    }

    /** Returns a proxy of a plugin's object that implements all its API interfaces. */
    static Object wrap(Object target, LoadedPlugin plugin) {
        Class<?>[] interfaces =
                TypeToken.of(target.getClass()).getTypes().interfaces().rawTypes().stream()
                        .filter(ContextProxy::canBeProxied)
                        .toArray(Class<?>[]::new);
        return Proxy.newProxyInstance(
                Plugin.class.getClassLoader(), interfaces, new ContextProxy(target, plugin));
    }

    private static boolean canBeProxied(Class<?> type) {
        return type.isInterface()
                && !type.isSealed()
                && Modifier.isPublic(type.getModifiers())
                && type.getName().startsWith(API);
    }

    @Override
    @SuppressWarnings("try") // the context class loader is set while this block runs
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try (ContextClassLoader context = ContextClassLoader.of(plugin.origin().loader())) {
            return wrapResult(method.invoke(target, unwrapArgument(method, arguments)), method);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError failure) {
                throw new PluginException(
                        plugin.title() + ": " + LoadingFailure.explain(failure), failure);
            }
            throw e.getCause();
        }
    }

    /**
     * Unwraps the argument of {@code equals}, so that proxies are equal if the wrapped objects are.
     */
    private static Object @Nullable [] unwrapArgument(
            Method method, Object @Nullable [] arguments) {
        if (arguments != null
                && method.getDeclaringClass() == Object.class
                && arguments.length == 1
                && Proxy.isProxyClass(arguments[0].getClass())
                && Proxy.getInvocationHandler(arguments[0]) instanceof ContextProxy other) {
            return new Object[] {other.target};
        }
        return arguments;
    }

    private @Nullable Object wrapResult(@Nullable Object result, Method method) {
        Class<?> type = method.getReturnType();
        if (result == null || !canBeProxied(type) || Proxy.isProxyClass(result.getClass())) {
            return result;
        }
        return wrap(result, plugin);
    }
}
