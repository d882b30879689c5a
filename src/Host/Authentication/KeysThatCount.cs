using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// The key ring as it is read: what is no XML is passed over, so that one bad row does not keep everybody out; and so is, where keys
/// <paramref name="mustBeWrapped"/>, a key that lies in the clear, which somebody else may have put there. Each is told once in the log.
/// </summary>
internal sealed class KeysThatCount(
    IXmlRepository store, Func<IReadOnlyList<(string Name, string? Xml)>> read, bool mustBeWrapped, ILogger<KeysThatCount> log)
    : IXmlRepository
{
    private readonly ConcurrentDictionary<string, bool> _told = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => [.. read().Select(r => Read(r.Name, r.Xml)).OfType<XElement>()];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => store.StoreElement(element, friendlyName);

    private XElement? Read(string name, string? xml)
    {
        try
        {
            var element = XElement.Parse(xml ?? "");
            if (!mustBeWrapped || element.Name != "key" || IsWrapped(element))
            {
                return element;
            }

            Tell(name, "it is not wrapped by the certificate");
        }
        catch (XmlException e)
        {
            Tell(name, e.Message);
        }

        return null;
    }

    /// <summary>
    /// Whether all that is secret in it was encrypted to a certificate. The way to decrypt is named in the key itself, and there is one
    /// that decrypts nothing.
    /// </summary>
    internal static bool IsWrapped(XElement key)
    {
        var secrets = key.Descendants().Where(e => e.Name.LocalName == "encryptedSecret").ToList();
        return secrets.Count > 0 && key.Descendants().All(e => e.Name.LocalName is not "masterKey" and not "unencryptedKey")
            && secrets.All(s => s.Attribute("decryptorType")?.Value.Split(',')[0].Trim() == typeof(EncryptedXmlDecryptor).FullName);
    }

    private void Tell(string name, string why)
    {
        if (_told.TryAdd(name, true))
        {
            log.LogError("The key ring's {Key} does not count: {Reason}", name, why);
        }
    }
}
