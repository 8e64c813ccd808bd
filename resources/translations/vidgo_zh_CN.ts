<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>A native studio for Vidgo’s Wan Animate models. Free software under the MIT licence.</source>
        <translation>面向 Vidgo Wan Animate 模型的原生工作室。MIT 许可的自由软件。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The licences are in the folder of the program.</source>
        <translation>许可证位于程序文件夹中。</translation>
    </message>
    <message>
        <source>Vidgo Desktop {version}</source>
        <translation>Vidgo Desktop {version}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>A pretend service answers. Nothing is spent.</source>
        <translation>由模拟服务应答，不会产生任何费用。</translation>
    </message>
    <message>
        <source>A pretend service with sample clips. Nothing is spent.</source>
        <translation>使用示例片段的模拟服务，不会产生任何费用。</translation>
    </message>
    <message>
        <source>A second look before one click spends more than this.</source>
        <translation>单次点击的花费超过此数时再确认一次。</translation>
    </message>
    <message>
        <source>Ask again above</source>
        <translation>超过时再次询问</translation>
    </message>
    <message>
        <source>Asking for your balance.</source>
        <translation>正在查询你的余额。</translation>
    </message>
    <message>
        <source>Asks for your balance. Costs nothing.</source>
        <translation>查询你的余额，不收费。</translation>
    </message>
    <message>
        <source>Checked at {time}</source>
        <translation>检查于 {time}</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>刚刚检查过</translation>
    </message>
    <message>
        <source>Checked {minutes} min ago</source>
        <translation>{minutes} 分钟前检查</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>连接账户…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Enter your Vidgo key, or practise without an account.</source>
        <translation>输入你的 Vidgo 密钥，或不用账户先练习。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Last answer at {time}.</source>
        <translation>上次应答于 {time}。</translation>
    </message>
    <message>
        <source>Most per day</source>
        <translation>每日上限</translation>
    </message>
    <message>
        <source>New tasks wait when this is reached.</source>
        <translation>达到上限后新任务会等待。</translation>
    </message>
    <message>
        <source>No answer from Vidgo</source>
        <translation>Vidgo 没有应答</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>还没有应答。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>练习模式</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>立即测试</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Vidgo does not know this key any more.</source>
        <translation>Vidgo 已不识别这个密钥。</translation>
    </message>
    <message>
        <source>You are practising</source>
        <translation>你正在练习</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} 点数</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>A key lets this app use your credits. Only you see it.</source>
        <translation>有了密钥，应用就能使用你的点数。只有你能看到它。</translation>
    </message>
    <message>
        <source>Connect your account.</source>
        <translation>连接你的账户。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Keep until I quit</source>
        <translation>保留到退出</translation>
    </message>
</context>
<context>
    <name>AlreadyRunning</name>
    <message>
        <source>Please use the window that is open. Everything is kept there.</source>
        <translation>请使用已打开的窗口，所有内容都在那里。</translation>
    </message>
    <message>
        <source>Vidgo Desktop is open already.</source>
        <translation>Vidgo Desktop 已经打开。</translation>
    </message>
</context>
<context>
    <name>AttemptsPanel</name>
    <message>
        <source>All tries</source>
        <translation>所有尝试</translation>
    </message>
    <message>
        <source>Try {number}</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>BalanceButton</name>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) old</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message>
        <source>Balance, being asked</source>
        <translation>余额，正在查询</translation>
    </message>
    <message>
        <source>Balance, not connected</source>
        <translation>余额，未连接</translation>
    </message>
    <message>
        <source>Balance, not known</source>
        <translation>余额，未知</translation>
    </message>
    <message>
        <source>Balance, the key was not accepted</source>
        <translation>余额，密钥未被接受</translation>
    </message>
    <message>
        <source>Balance, {amount} credits</source>
        <translation>余额，{amount} 点数</translation>
    </message>
    <message>
        <source>Balance, {amount} credits, {age}</source>
        <translation>余额，{amount} 点数，{age}</translation>
    </message>
    <message>
        <source>Balance, {amount} pretend credits</source>
        <translation>余额，{amount} 模拟点数</translation>
    </message>
    <message>
        <source>Connect your account</source>
        <translation>连接你的账户</translation>
    </message>
    <message>
        <source>Key not accepted</source>
        <translation>密钥未被接受</translation>
    </message>
    <message>
        <source>Less than a video of ten seconds usually needs</source>
        <translation>少于十秒视频通常所需</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Refresh balance ({keys})</source>
        <translation>刷新余额（{keys}）</translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>old</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>pretend credits</source>
        <translation>模拟点数</translation>
    </message>
    <message>
        <source>{amount}, {age}</source>
        <translation>{amount}，{age}</translation>
    </message>
    <message>
        <source>{hours} h old</source>
        <translation>{hours} 小时前</translation>
    </message>
    <message>
        <source>{minutes} min old</source>
        <translation>{minutes} 分钟前</translation>
    </message>
</context>
<context>
    <name>BalanceMenu</name>
    <message>
        <source>Balance, {today} today, {held} held now</source>
        <translation>余额，今日 {today}，当前预扣 {held}</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} 点数</translation>
    </message>
    <message>
        <source>{amount} pretend credits</source>
        <translation>{amount} 模拟点数</translation>
    </message>
</context>
<context>
    <name>BulkMenu</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选择 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the files</source>
        <translation>复制这些文件</translation>
    </message>
    <message>
        <source>Remove and move the videos to the recycle bin</source>
        <translation>移除并将视频放入回收站</translation>
    </message>
    <message>
        <source>Take the stars away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>重试…</translation>
    </message>
</context>
<context>
    <name>CallbackBox</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Advanced, closed</source>
        <translation>高级，已收起</translation>
    </message>
    <message>
        <source>Advanced, open</source>
        <translation>高级，已展开</translation>
    </message>
    <message>
        <source>Callback URL</source>
        <translation>回调地址</translation>
    </message>
    <message>
        <source>Callback URL, optional</source>
        <translation>回调地址，可选</translation>
    </message>
    <message>
        <source>Optional, https://…</source>
        <translation>可选，https://…</translation>
    </message>
    <message>
        <source>The service also tells this address when the video is ready. Most people leave it empty.</source>
        <translation>视频完成时服务也会通知这个地址。大多数人留空即可。</translation>
    </message>
</context>
<context>
    <name>Catalog</name>
    <message>
        <source>Bring a picture to life</source>
        <translation>让图片动起来</translation>
    </message>
    <message>
        <source>Character picture</source>
        <translation>人物图片</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Draft, quick look</source>
        <translation>草稿，快速预览</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>成片</translation>
    </message>
    <message>
        <source>Final quality</source>
        <translation>成片质量</translation>
    </message>
    <message>
        <source>Good middle</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Keeps the scene of your video, swaps who is in it.</source>
        <translation>保留视频场景，替换其中的人物。</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Person and background come from your picture.</source>
        <translation>人物和背景都来自你的图片。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace the person</source>
        <translation>替换人物</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Source video</source>
        <translation>源视频</translation>
    </message>
    <message>
        <source>To life</source>
        <translation>动起来</translation>
    </message>
</context>
<context>
    <name>ChargeBox</name>
    <message>
        <source>About {amount} credits were held and are back.</source>
        <translation>约 {amount} 点数曾被预扣，现已退回。</translation>
    </message>
    <message>
        <source>About {amount} pretend credits were held and are back.</source>
        <translation>曾预扣约 {amount} 模拟点数，现已退回。</translation>
    </message>
    <message>
        <source>Balance: {amount} pretend credits.</source>
        <translation>余额：{amount} 模拟点数。</translation>
    </message>
    <message>
        <source>Balance: {amount}.</source>
        <translation>余额：{amount}。</translation>
    </message>
    <message>
        <source>Charge not clear</source>
        <translation>扣费情况不明</translation>
    </message>
    <message>
        <source>Charged {amount} pretend credits</source>
        <translation>已扣除 {amount} 模拟点数</translation>
    </message>
    <message>
        <source>{amount} credits were held and are back.</source>
        <translation>{amount} 点数曾被预扣，现已退回。</translation>
    </message>
    <message>
        <source>{amount} pretend credits were held and are back.</source>
        <translation>曾预扣 {amount} 模拟点数，现已退回。</translation>
    </message>
</context>
<context>
    <name>ChargeFinding</name>
    <message>
        <source>Credits that were taken would show by now.</source>
        <translation>如果扣了点数，现在应该能看到。</translation>
    </message>
    <message>
        <source>No. Your balance has not changed.</source>
        <translation>没有。你的余额没有变化。</translation>
    </message>
    <message>
        <source>Probably not.</source>
        <translation>大概没有。</translation>
    </message>
    <message>
        <source>Probably not. We are still checking.</source>
        <translation>可能没有。我们仍在检查。</translation>
    </message>
    <message>
        <source>Probably yes: {amount} credits are gone.</source>
        <translation>可能收费了：少了 {amount} 点数。</translation>
    </message>
    <message>
        <source>The line dropped while the video was being sent.</source>
        <translation>发送视频时连接中断。</translation>
    </message>
    <message>
        <source>Vidgo Desktop was closed while the video was being sent.</source>
        <translation>发送视频时 Vidgo Desktop 被关闭。</translation>
    </message>
    <message>
        <source>Vidgo’s answer was not clear.</source>
        <translation>Vidgo 的应答不明确。</translation>
    </message>
    <message>
        <source>We cannot read your balance right now.</source>
        <translation>我们现在无法读取你的余额。</translation>
    </message>
    <message>
        <source>We cannot tell from your balance.</source>
        <translation>从余额无法判断。</translation>
    </message>
    <message>
        <source>We cannot tell: other tasks ran at the same time.</source>
        <translation>无法判断：同时有其他任务在运行。</translation>
    </message>
    <message>
        <source>You stopped waiting while the video was being sent.</source>
        <translation>视频发送过程中，你停止了等待。</translation>
    </message>
    <message>
        <source>Your balance has not gone down for it, but this can take a few minutes to show.</source>
        <translation>你的余额没有因此减少，但可能要几分钟才会显示。</translation>
    </message>
    <message>
        <source>Your balance has not gone down for it.</source>
        <translation>你的余额没有因此减少。</translation>
    </message>
    <message>
        <source>{what} As soon as your balance can be read, we compare.</source>
        <translation>{what}一旦能读取余额，我们就会比对。</translation>
    </message>
    <message>
        <source>{what} It was sent with another key, so the balance of this one does not help.</source>
        <translation>{what} 它是用另一个密钥发送的，所以当前密钥的余额无法说明问题。</translation>
    </message>
    <message>
        <source>{what} The video may still be made.</source>
        <translation>{what}视频仍可能生成。</translation>
    </message>
    <message>
        <source>{what} Your balance before that is not known.</source>
        <translation>{what} 在此之前的余额未知。</translation>
    </message>
    <message>
        <source>{what} Your balance changed by {amount} credits since then.</source>
        <translation>{what}此后你的余额变化了 {amount} 点数。</translation>
    </message>
    <message>
        <source>{what} Your balance is the same as before, but they changed it in between.</source>
        <translation>{what} 余额与之前相同，但期间被其他任务改变过。</translation>
    </message>
    <message>
        <source>{what} Your balance went down by {amount} credits since then, but this costs about {price}.</source>
        <translation>{what} 此后余额减少了 {amount} 积分，但这个任务约需 {price}。</translation>
    </message>
    <message>
        <source>{what} Your balance went down by {amount} credits since then.</source>
        <translation>{what} 此后余额减少了 {amount} 积分。</translation>
    </message>
    <message>
        <source>{what} Your balance went up by {amount} credits since then, so it does not show what this cost.</source>
        <translation>{what} 此后余额增加了 {amount} 积分，因此看不出它花了多少。</translation>
    </message>
    <message>
        <source>{what} {rest}</source>
        <translation>{what}{rest}</translation>
    </message>
</context>
<context>
    <name>ChargePanel</name>
    <message>
        <source>Balance before</source>
        <translation>之前的余额</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>当前余额</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>之后的余额</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>I know that it may cost a second time</source>
        <translation>我知道这可能会再次收费</translation>
    </message>
    <message>
        <source>I see it in my account</source>
        <translation>我在账户中看到了它</translation>
    </message>
    <message>
        <source>I see it in my account…</source>
        <translation>我在账户中看到了它…</translation>
    </message>
    <message>
        <source>If the first one did start after all, sending again costs a second time.</source>
        <translation>如果第一次其实已经开始，再次发送会第二次收费。</translation>
    </message>
    <message>
        <source>Reading your balance…</source>
        <translation>正在读取余额…</translation>
    </message>
    <message>
        <source>Would cost</source>
        <translation>预计费用</translation>
    </message>
    <message>
        <source>Your balance cannot be read at the moment.</source>
        <translation>目前无法读取余额。</translation>
    </message>
    <message>
        <source>Your balance was read at {time}.</source>
        <translation>余额读取于 {time}。</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>约 {amount}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} 点数</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>CompareNotice</name>
    <message>
        <source>Choose a finished video to compare it with its source.</source>
        <translation>请选择一个完成的视频，与其源视频对比。</translation>
    </message>
    <message>
        <source>Choose the source…</source>
        <translation>选择源视频…</translation>
    </message>
    <message>
        <source>Choose the video…</source>
        <translation>选择视频…</translation>
    </message>
    <message>
        <source>Go to tasks</source>
        <translation>前往任务列表</translation>
    </message>
    <message>
        <source>If you have it on this computer, choose it.</source>
        <translation>如果它在本机上，请选择它。</translation>
    </message>
    <message>
        <source>It may be damaged, or of a kind this program does not know.</source>
        <translation>它可能已损坏，或是本程序不认识的类型。</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted. Choose where it is now.</source>
        <translation>它已被移动、重命名或删除。请选择它现在的位置。</translation>
    </message>
    <message>
        <source>Only files on this computer can be compared. If you have it here, choose it.</source>
        <translation>只能对比本机上的文件。如果你有该文件，请选择它。</translation>
    </message>
    <message>
        <source>Open in default player</source>
        <translation>用默认播放器打开</translation>
    </message>
    <message>
        <source>Opening both videos…</source>
        <translation>正在打开两个视频…</translation>
    </message>
    <message>
        <source>The finished video cannot be opened here.</source>
        <translation>无法在此打开完成的视频。</translation>
    </message>
    <message>
        <source>The finished video is no longer in its folder.</source>
        <translation>完成的视频已不在原文件夹中。</translation>
    </message>
    <message>
        <source>The source cannot be opened here.</source>
        <translation>无法在此打开源视频。</translation>
    </message>
    <message>
        <source>The source is no longer in its folder.</source>
        <translation>源视频已不在原文件夹中。</translation>
    </message>
    <message>
        <source>The source of this video is a link.</source>
        <translation>此视频的源是一个链接。</translation>
    </message>
    <message>
        <source>The source of this video is not known.</source>
        <translation>此视频的源未知。</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Choose the finished video</source>
        <translation>选择完成的视频</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>选择源视频</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>声音关</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>声音开</translation>
    </message>
    <message>
        <source>Videos ({endings})</source>
        <translation>视频 ({endings})</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>In step</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Keep both in step</source>
        <translation>保持两者同步</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Loop, {range}</source>
        <translation>循环，{range}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原视频</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Shift original</source>
        <translation>移动原视频</translation>
    </message>
    <message>
        <source>Shift result</source>
        <translation>移动结果</translation>
    </message>
    <message>
        <source>Shift the original back by one frame</source>
        <translation>原视频后退一帧</translation>
    </message>
    <message>
        <source>Shift the original on by one frame</source>
        <translation>原视频前进一帧</translation>
    </message>
    <message>
        <source>Shift the result back by one frame</source>
        <translation>结果后退一帧</translation>
    </message>
    <message>
        <source>Shift the result on by one frame</source>
        <translation>结果前进一帧</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sound, in step, loop and export</source>
        <translation>声音、同步、循环和导出</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>此视频没有声音</translation>
    </message>
</context>
<context>
    <name>ComparePlace</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>文件已不在原文件夹中。</translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>Comparison, only the result</source>
        <translation>对比，仅结果</translation>
    </message>
    <message>
        <source>Comparison, only the source</source>
        <translation>对比，仅源视频</translation>
    </message>
    <message>
        <source>Comparison, source and result faded into each other</source>
        <translation>对比，源视频和结果相互淡化</translation>
    </message>
    <message>
        <source>Comparison, source and result in turn</source>
        <translation>对比，源视频和结果交替</translation>
    </message>
    <message>
        <source>Comparison, source and result side by side</source>
        <translation>对比，源视频和结果并排</translation>
    </message>
    <message>
        <source>Comparison, source and result with a wipe line</source>
        <translation>对比，源视频和结果以划像线分隔</translation>
    </message>
    <message>
        <source>Nothing here at this moment</source>
        <translation>此刻这里没有画面</translation>
    </message>
</context>
<context>
    <name>CompareToolbar</name>
    <message>
        <source>Back to the tasks</source>
        <translation>返回任务列表</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪换</translation>
    </message>
    <message>
        <source>Blink is off, because you asked for less movement</source>
        <translation>由于你选择了减少动态效果，闪换已关闭</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>淡化</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>How both are shown</source>
        <translation>两个视频的显示方式</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>Sound, in step, loop and export</source>
        <translation>声音、同步、循环和导出</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what} ({keys})</translation>
    </message>
</context>
<context>
    <name>ConnectionLines</name>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Enter your Vidgo key first.</source>
        <translation>请先输入你的 Vidgo 密钥。</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>The small test picture did not come back from Vidgo’s storage.</source>
        <translation>测试小图没有从 Vidgo 存储中取回。</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Vidgo did not take the small test picture.</source>
        <translation>Vidgo 没有接收测试小图。</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Works, {seconds}</source>
        <translation>正常，{seconds}</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
    <message>
        <source>{part}: {words}</source>
        <translation>{part}：{words}</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Before your first video</source>
        <translation>开始第一个视频之前</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>ConsentTick</name>
    <message>
        <source>I only use pictures and videos of people who agreed, or of myself. My files are sent to Vidgo to make the video.</source>
        <translation>我只使用已获当事人同意或我本人的图片和视频。我的文件会发送给 Vidgo 以生成视频。</translation>
    </message>
</context>
<context>
    <name>DetailsFold</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详细信息</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Connect account</source>
        <translation>连接账户</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>连接账户…</translation>
    </message>
    <message>
        <source>Drop a video and a picture on the left, or take a ready-made pair.</source>
        <translation>把视频和图片拖到左侧，或使用现成的组合。</translation>
    </message>
    <message>
        <source>Drop a video and a picture on the left.</source>
        <translation>把视频和图片拖到左侧。</translation>
    </message>
    <message>
        <source>Practise without an account</source>
        <translation>不用账户先练习</translation>
    </message>
    <message>
        <source>Use this pair: {title}</source>
        <translation>使用这个组合：{title}</translation>
    </message>
    <message>
        <source>Your first video starts here</source>
        <translation>从这里开始你的第一个视频</translation>
    </message>
    <message>
        <source>{text} In practice mode nothing is sent and nothing is spent.</source>
        <translation>{text}练习模式下不会发送任何内容，也不会产生费用。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Any place with a link that opens the video itself, without signing in, will do.</source>
        <translation>只要链接无需登录就能直接打开视频，放在哪里都可以。</translation>
    </message>
    <message>
        <source>Change the address…</source>
        <translation>更改地址…</translation>
    </message>
    <message>
        <source>Change the limit…</source>
        <translation>更改上限…</translation>
    </message>
    <message>
        <source>Charge not clear yet, watching</source>
        <translation>费用尚未确定，我们会继续关注</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已收费</translation>
    </message>
    <message>
        <source>Charged about {credits} credits</source>
        <translation>收费约 {credits} 点数</translation>
    </message>
    <message>
        <source>Charged {credits} credits</source>
        <translation>收费 {credits} 点数</translation>
    </message>
    <message>
        <source>Check the date of this computer, and whether your network asks for a sign-in.</source>
        <translation>请检查本机日期，以及网络是否要求登录。</translation>
    </message>
    <message>
        <source>Check the proxy in the settings of Vidgo Desktop or of your system.</source>
        <translation>请检查 Vidgo Desktop 或系统设置中的代理。</translation>
    </message>
    <message>
        <source>Check your internet connection, then try again.</source>
        <translation>请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Choose another picture…</source>
        <translation>选择其他图片…</translation>
    </message>
    <message>
        <source>Choose another video…</source>
        <translation>选择其他视频…</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>选择其他…</translation>
    </message>
    <message>
        <source>Choose it again…</source>
        <translation>重新选择…</translation>
    </message>
    <message>
        <source>Choose others…</source>
        <translation>选择其他…</translation>
    </message>
    <message>
        <source>Clips of 5 to 10 seconds come out best.</source>
        <translation>5 到 10 秒的片段效果最好。</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>与源视频对比</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>复制文件</translation>
    </message>
    <message>
        <source>Copy it once more, from its first to its last character.</source>
        <translation>请从第一个到最后一个字符重新复制一次。</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>重新下载</translation>
    </message>
    <message>
        <source>Each task is written down before it is sent, and that does not work now. Nothing is sent until it does; then this goes on by itself.</source>
        <translation>每个任务发送前都会先记录，而现在无法记录。在恢复之前不会发送任何内容；之后会自动继续。</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Finished without a video</source>
        <translation>已完成，但没有视频</translation>
    </message>
    <message>
        <source>From this computer the service takes pictures only. Put the video on the web and use its public link.</source>
        <translation>服务只接收本机的图片。请把视频放到网上并使用公开链接。</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>已暂缓</translation>
    </message>
    <message>
        <source>It cannot be read or written here. Check the disk, then start again.</source>
        <translation>这里无法读写。请检查磁盘后重新启动。</translation>
    </message>
    <message>
        <source>It could not be saved</source>
        <translation>无法保存</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>It has no memory or no open files left for this program. Close other programs; it goes on by itself.</source>
        <translation>它已没有内存或可打开的文件供本程序使用。请关闭其他程序，随后会自动继续。</translation>
    </message>
    <message>
        <source>It has version {theirs}, we know {ours}. It was left untouched. Install the newest Vidgo Desktop.</source>
        <translation>它的版本是 {theirs}，我们支持到 {ours}。文件未被改动。请安装最新的 Vidgo Desktop。</translation>
    </message>
    <message>
        <source>It is not clear what became of an earlier task, so this one was not sent.</source>
        <translation>之前一个任务的结果尚不明确，因此没有发送这个任务。</translation>
    </message>
    <message>
        <source>It is too long</source>
        <translation>太长了</translation>
    </message>
    <message>
        <source>It may be damaged, or it was moved.</source>
        <translation>它可能已损坏或被移动。</translation>
    </message>
    <message>
        <source>It stopped working on your tasks. Quit and start it again; nothing is lost.</source>
        <translation>它已停止处理你的任务。请退出后重新启动；不会丢失任何内容。</translation>
    </message>
    <message>
        <source>It was blocked on the way</source>
        <translation>在途中被拦截</translation>
    </message>
    <message>
        <source>It was left untouched. Install the newest Vidgo Desktop to open it.</source>
        <translation>它未被改动。请安装最新版 Vidgo Desktop 再打开。</translation>
    </message>
    <message>
        <source>Its folder or its file cannot be written to, so nothing is sent. Your tasks are shown.</source>
        <translation>它的文件夹或文件无法写入，因此不会发送任何内容。你的任务仍会显示。</translation>
    </message>
    <message>
        <source>Lay the original sound under it</source>
        <translation>配上原声</translation>
    </message>
    <message>
        <source>Less than 50 MB are free where the task list lies, so nothing was sent. With more room it goes on by itself.</source>
        <translation>任务列表所在磁盘的可用空间不足 50 MB，因此没有发送任何内容。空间足够后会自动继续。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Made with another key</source>
        <translation>由另一个密钥创建</translation>
    </message>
    <message>
        <source>Make it again…</source>
        <translation>重新生成…</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>移动到文件夹…</translation>
    </message>
    <message>
        <source>No answer from Vidgo</source>
        <translation>Vidgo 没有应答</translation>
    </message>
    <message>
        <source>No person was found</source>
        <translation>没有找到人物</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>未收费</translation>
    </message>
    <message>
        <source>Not enough credits</source>
        <translation>点数不足</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Not sure if it was sent</source>
        <translation>不确定是否已发送</translation>
    </message>
    <message>
        <source>Nothing was sent. Raise the limit, or send it tomorrow.</source>
        <translation>没有发送任何内容。请提高上限，或明天再发送。</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>打开方式…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Quit Vidgo Desktop</source>
        <translation>退出 Vidgo Desktop</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove and move the video to the recycle bin</source>
        <translation>移除并将视频放入回收站</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Somebody moved or deleted it. Vidgo keeps results for a day.</source>
        <translation>文件已被移动或删除。Vidgo 将结果保留一天。</translation>
    </message>
    <message>
        <source>Something about the video or the picture does not fit. Details say more.</source>
        <translation>视频或图片有不合适之处，详见详细信息。</translation>
    </message>
    <message>
        <source>Something between this computer and Vidgo, such as a firewall, turned it away. Nothing was sent.</source>
        <translation>这台电脑与 Vidgo 之间的某个环节（例如防火墙）拦截了它。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Something on the way, such as a firewall, turned our question away. Your video goes on at Vidgo; we keep asking.</source>
        <translation>途中的某个环节（例如防火墙）拦截了我们的查询。你的视频在 Vidgo 继续制作；我们会继续查询。</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Still waiting</source>
        <translation>仍在等待</translation>
    </message>
    <message>
        <source>Still waiting for Vidgo’s answer. Nothing is sent a second time.</source>
        <translation>仍在等待 Vidgo 的回复。不会再次发送任何内容。</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>The address of the service begins with https and has no page in it.</source>
        <translation>服务地址以 https 开头，不含页面路径。</translation>
    </message>
    <message>
        <source>The answer cannot be read</source>
        <translation>无法读取应答</translation>
    </message>
    <message>
        <source>The connection is not secure</source>
        <translation>连接不安全</translation>
    </message>
    <message>
        <source>The content is not allowed</source>
        <translation>内容不被允许</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>无法打开文件</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>文件已更改</translation>
    </message>
    <message>
        <source>The file changed, was moved or cannot be read any more since you chose it. Nothing was sent.</source>
        <translation>自你选择后，该文件已被更改、移动或无法再读取。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation>文件已不在原处</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>The finished video could not be fetched. It waits at Vidgo for a day.</source>
        <translation>无法取回完成的视频。它会在 Vidgo 保留一天。</translation>
    </message>
    <message>
        <source>The folder cannot be written to.</source>
        <translation>无法写入该文件夹。</translation>
    </message>
    <message>
        <source>The key may not do this</source>
        <translation>密钥没有此权限</translation>
    </message>
    <message>
        <source>The key was not accepted</source>
        <translation>密钥未被接受</translation>
    </message>
    <message>
        <source>The line dropped while sending. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>发送时连接中断。弄清楚之前不会再次发送，我们正在比对你的余额。</translation>
    </message>
    <message>
        <source>The other side could not prove that it is Vidgo, so nothing was sent to it.</source>
        <translation>对方无法证明自己是 Vidgo，因此没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>The other side could not prove that it is Vidgo, so we did not ask it. Your video goes on at Vidgo.</source>
        <translation>对方无法证明自己是 Vidgo，因此我们没有向它查询。你的视频在 Vidgo 继续制作。</translation>
    </message>
    <message>
        <source>The password store cannot be used</source>
        <translation>无法使用密码库</translation>
    </message>
    <message>
        <source>The picture could not be fetched</source>
        <translation>无法获取图片</translation>
    </message>
    <message>
        <source>The picture was not accepted</source>
        <translation>图片未被接受</translation>
    </message>
    <message>
        <source>The proxy let nothing through</source>
        <translation>代理未放行</translation>
    </message>
    <message>
        <source>The proxy of your network lets nothing through. Your video goes on at Vidgo; we keep asking.</source>
        <translation>你网络中的代理不放行任何内容。你的视频在 Vidgo 继续制作；我们会继续查询。</translation>
    </message>
    <message>
        <source>The proxy of your network refused the connection, so nothing was sent.</source>
        <translation>你所在网络的代理拒绝了连接，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>The reason is not known. Details say more.</source>
        <translation>原因未知，详见详细信息。</translation>
    </message>
    <message>
        <source>The recycle bin did not take it</source>
        <translation>回收站没有接收该文件</translation>
    </message>
    <message>
        <source>The result is gone</source>
        <translation>结果已不存在</translation>
    </message>
    <message>
        <source>The result is not a video</source>
        <translation>结果不是视频</translation>
    </message>
    <message>
        <source>The result waits at Vidgo for a day.</source>
        <translation>结果会在 Vidgo 保留一天。</translation>
    </message>
    <message>
        <source>The result waits until tomorrow, {time}.</source>
        <translation>结果保留到明天 {time}。</translation>
    </message>
    <message>
        <source>The result waits until {time}.</source>
        <translation>结果保留到 {time}。</translation>
    </message>
    <message>
        <source>The service could not open your picture from its link.</source>
        <translation>服务无法通过链接打开你的图片。</translation>
    </message>
    <message>
        <source>The service could not open your video from its link.</source>
        <translation>服务无法通过链接打开你的视频。</translation>
    </message>
    <message>
        <source>The service could not see a person in your video, so there was nobody to replace.</source>
        <translation>服务在你的视频中没有看到人物，所以没有可替换的对象。</translation>
    </message>
    <message>
        <source>The service does not know what was asked for. Its address in the settings may be wrong.</source>
        <translation>服务不认识所请求的内容。设置中的服务地址可能有误。</translation>
    </message>
    <message>
        <source>The service does not take a file of this size. A shorter clip works.</source>
        <translation>服务不接受这么大的文件，请用更短的片段。</translation>
    </message>
    <message>
        <source>The service does not take anything of this length. A shorter clip works.</source>
        <translation>服务不接受这么长的内容，请用更短的片段。</translation>
    </message>
    <message>
        <source>The service gave a technical reason. Details say more.</source>
        <translation>服务给出了技术性原因。详情中有更多说明。</translation>
    </message>
    <message>
        <source>The service gave no reason that we know. Details say more.</source>
        <translation>我们无法识别服务给出的原因，详见详细信息。</translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation>服务没有说明原因。</translation>
    </message>
    <message>
        <source>The service had no room for this video. In a few minutes it may have.</source>
        <translation>服务暂时没有空位处理这个视频，几分钟后也许可以。</translation>
    </message>
    <message>
        <source>The service has no record of it under the number that we have.</source>
        <translation>服务中查不到我们持有的这个编号。</translation>
    </message>
    <message>
        <source>The service is out of order at the moment, so nothing was sent.</source>
        <translation>服务目前出现故障，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>The service is out of order at the moment. We keep trying to read the result.</source>
        <translation>服务目前出现故障。我们会继续尝试读取结果。</translation>
    </message>
    <message>
        <source>The service says: “{reason}”</source>
        <translation>服务提示：“{reason}”</translation>
    </message>
    <message>
        <source>The settings could not be kept</source>
        <translation>设置无法保存</translation>
    </message>
    <message>
        <source>The task list can only be read</source>
        <translation>任务列表只能读取</translation>
    </message>
    <message>
        <source>The task list cannot be written</source>
        <translation>无法写入任务列表</translation>
    </message>
    <message>
        <source>The task list is busy</source>
        <translation>任务列表被占用</translation>
    </message>
    <message>
        <source>The task list was replaced</source>
        <translation>任务列表已被替换</translation>
    </message>
    <message>
        <source>Their file cannot be written. They are in force until you quit.</source>
        <translation>设置文件无法写入。在你退出之前设置仍然有效。</translation>
    </message>
    <message>
        <source>There is no connection. Your video goes on at Vidgo; we look again when you are online.</source>
        <translation>没有网络连接。你的视频在 Vidgo 继续制作；联网后我们会再次查看。</translation>
    </message>
    <message>
        <source>There is no room for the video. {waits}</source>
        <translation>没有空间存放视频。{waits}</translation>
    </message>
    <message>
        <source>There is none for this folder. The video stays where it is.</source>
        <translation>此文件夹没有回收站。视频保留在原处。</translation>
    </message>
    <message>
        <source>This computer is at its limit</source>
        <translation>这台电脑已到极限</translation>
    </message>
    <message>
        <source>This kind of file was not accepted</source>
        <translation>这种文件未被接受</translation>
    </message>
    <message>
        <source>This needs about {needed} credits, you have {balance}. Nothing was sent.</source>
        <translation>约需 {needed} 点数，你有 {balance}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>This needs more credits than you have. Nothing was sent.</source>
        <translation>所需点数超过你的余额，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Too little room on the disk</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Use these settings again</source>
        <translation>再次使用这些设置</translation>
    </message>
    <message>
        <source>Vidgo Desktop has to begin anew</source>
        <translation>Vidgo Desktop 需要重新启动</translation>
    </message>
    <message>
        <source>Vidgo asked us to slow down several times, so this was not sent. Send it a little later.</source>
        <translation>Vidgo 多次要求我们放慢速度，因此没有发送。请稍后再发送。</translation>
    </message>
    <message>
        <source>Vidgo says that it is done, but gave no video with it. Look again later.</source>
        <translation>Vidgo 表示已完成，但没有给出视频。请稍后再查看。</translation>
    </message>
    <message>
        <source>You stopped waiting while it was being sent. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>你在发送过程中停止了等待。在弄清之前不会再次发送任何内容。我们正在比对你的余额。</translation>
    </message>
    <message>
        <source>Your network wants a sign-in</source>
        <translation>你的网络需要登录</translation>
    </message>
    <message>
        <source>Your video is in its folder, but another program, such as a virus scanner, holds it, so it has no name yet. Try again in a moment.</source>
        <translation>视频已在文件夹中，但另一个程序（例如杀毒软件）正占用它，所以还没有正式名称。请稍后再试。</translation>
    </message>
    <message>
        <source>{size} more are needed. {waits}</source>
        <translation>还需要 {size}。{waits}</translation>
    </message>
    <message>
        <source>The service refused the video or the picture because of its rules.</source>
        <translation>服务按照其规则拒绝了这个视频或图片。</translation>
    </message>
    <message>
        <source>A page of your network came instead of Vidgo’s answer. Sign in with your browser.</source>
        <translation>收到的是你所在网络的页面，而不是 Vidgo 的回复。请用浏览器登录网络。</translation>
    </message>
    <message>
        <source>A sync or a copy put another file in its place, so nothing is sent any more. Start again to go on.</source>
        <translation>同步或复制操作把另一个文件放到了它的位置，因此不再发送任何内容。请重新启动后继续。</translation>
    </message>
    <message>
        <source>Allow Vidgo Desktop to write to the folder of its data, then start again.</source>
        <translation>请允许 Vidgo Desktop 写入其数据文件夹，然后重新启动。</translation>
    </message>
    <message>
        <source>Another network, or the people who look after yours, can help.</source>
        <translation>换一个网络，或联系你的网络管理员。</translation>
    </message>
    <message>
        <source>Another program holds the file</source>
        <translation>另一个程序正在占用该文件</translation>
    </message>
    <message>
        <source>Another program, such as a backup, holds the list of your tasks. Nothing is lost, and this goes on by itself.</source>
        <translation>另一个程序（例如备份软件）正占用你的任务列表。不会丢失任何内容，稍后会自动继续。</translation>
    </message>
    <message>
        <source>The service refused this picture. JPG or PNG with a clear face works best.</source>
        <translation>服务拒绝了这张图片。面部清晰的 JPG 或 PNG 效果最好。</translation>
    </message>
    <message>
        <source>The service refused this video. An MP4 of 5 to 10 seconds works best.</source>
        <translation>服务拒绝了这个视频。5 到 10 秒的 MP4 效果最好。</translation>
    </message>
    <message>
        <source>The service takes MP4 or MOV for the video, and JPG or PNG for the picture.</source>
        <translation>服务接受 MP4 或 MOV 视频，以及 JPG 或 PNG 图片。</translation>
    </message>
    <message>
        <source>The task list cannot be used</source>
        <translation>无法使用任务列表</translation>
    </message>
    <message>
        <source>The task list is from a newer version</source>
        <translation>任务列表来自更新的版本</translation>
    </message>
    <message>
        <source>The video could not be fetched</source>
        <translation>无法获取视频</translation>
    </message>
    <message>
        <source>The video was not accepted</source>
        <translation>视频未被接受</translation>
    </message>
    <message>
        <source>There is no room for the video. The result waits at Vidgo for a day.</source>
        <translation>没有空间存放视频。结果会在 Vidgo 保留一天。</translation>
    </message>
    <message>
        <source>There is nothing in this file, so there was nothing to send.</source>
        <translation>文件里没有内容，所以没有可发送的。</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>无法使用这个地址</translation>
    </message>
    <message>
        <source>This cannot be a key</source>
        <translation>这不可能是密钥</translation>
    </message>
    <message>
        <source>This was made with another key. We keep asking; with that key back it goes on for sure.</source>
        <translation>这是用另一个密钥创建的。我们会继续查询；换回那个密钥就一定能继续。</translation>
    </message>
    <message>
        <source>This was stopped before it was done.</source>
        <translation>在完成之前已停止。</translation>
    </message>
    <message>
        <source>Too many at once</source>
        <translation>同时进行的太多</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use a clip with one person, seen from head to foot, without cuts.</source>
        <translation>请使用只有一个人、从头到脚可见、没有剪切的片段。</translation>
    </message>
    <message>
        <source>Use a link that opens the video itself in a private browser window, without signing in.</source>
        <translation>请使用在隐私浏览窗口中无需登录就能直接打开视频的链接。</translation>
    </message>
    <message>
        <source>Use a link…</source>
        <translation>使用链接…</translation>
    </message>
    <message>
        <source>Use a picture of one person or figure, seen from the front.</source>
        <translation>请使用一个人物的正面图片。</translation>
    </message>
    <message>
        <source>Use a short MP4 or MOV of less than 10 MB, in one take.</source>
        <translation>请使用小于 10 MB、一镜到底的短 MP4 或 MOV。</translation>
    </message>
    <message>
        <source>Use another link…</source>
        <translation>使用其他链接…</translation>
    </message>
    <message>
        <source>Use the picture from this computer, or a link that opens the picture itself.</source>
        <translation>请使用本机图片，或能直接打开图片的链接。</translation>
    </message>
    <message>
        <source>Vidgo Desktop was closed before this was sent. It waits for your word.</source>
        <translation>Vidgo Desktop 在发送之前关闭了，正等你决定。</translation>
    </message>
    <message>
        <source>Vidgo Desktop was closed while sending. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>Vidgo Desktop 在发送时被关闭。弄清楚之前不会再次发送，我们正在比对你的余额。</translation>
    </message>
    <message>
        <source>Vidgo asks us to slow down. This goes on by itself in {seconds} s.</source>
        <translation>Vidgo 要求我们放慢速度，{seconds} 秒后会自动继续。</translation>
    </message>
    <message>
        <source>Vidgo asks us to slow down. This goes on by itself.</source>
        <translation>Vidgo 要求我们放慢速度，稍后会自动继续。</translation>
    </message>
    <message>
        <source>Vidgo did not accept this</source>
        <translation>Vidgo 没有接受</translation>
    </message>
    <message>
        <source>Vidgo does not know this key any more.</source>
        <translation>Vidgo 已不识别这个密钥。</translation>
    </message>
    <message>
        <source>Vidgo does not know this video</source>
        <translation>Vidgo 找不到这个视频</translation>
    </message>
    <message>
        <source>Vidgo does not take this file</source>
        <translation>Vidgo 不接受这个文件</translation>
    </message>
    <message>
        <source>Vidgo has a problem</source>
        <translation>Vidgo 出了问题</translation>
    </message>
    <message>
        <source>Vidgo is busy</source>
        <translation>Vidgo 正忙</translation>
    </message>
    <message>
        <source>Vidgo keeps results for a day. This one could not be saved in time.</source>
        <translation>Vidgo 只保留结果一天，这个没能及时保存。</translation>
    </message>
    <message>
        <source>Vidgo knows your key, but the key has limits that do not allow this video.</source>
        <translation>Vidgo 能识别你的密钥，但密钥的限制不允许这个视频。</translation>
    </message>
    <message>
        <source>Vidgo refused this</source>
        <translation>Vidgo 拒绝了</translation>
    </message>
    <message>
        <source>Vidgo’s answer was not clear. Nothing is sent again until we know. We are comparing your balance.</source>
        <translation>Vidgo 的应答不明确。弄清楚之前不会再次发送，我们正在比对你的余额。</translation>
    </message>
    <message>
        <source>Was I charged?</source>
        <translation>收费了吗？</translation>
    </message>
    <message>
        <source>What came back cannot be played. The result waits at Vidgo for a day.</source>
        <translation>取回的内容无法播放。结果会在 Vidgo 保留一天。</translation>
    </message>
    <message>
        <source>What came back is not from Vidgo. A sign-in page of your network may be in the way.</source>
        <translation>取回的内容不是来自 Vidgo，可能被网络登录页面拦截了。</translation>
    </message>
    <message>
        <source>Your limit for today is reached</source>
        <translation>已达到今日上限</translation>
    </message>
    <message>
        <source>Your system’s password store is locked, or gave no answer.</source>
        <translation>系统密码库已锁定或没有应答。</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Blink</source>
        <translation>闪换</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export GIF (the first {seconds} s)…</source>
        <translation>导出 GIF（前 {seconds} 秒）…</translation>
    </message>
    <message>
        <source>Export GIF…</source>
        <translation>导出 GIF…</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>导出对比</translation>
    </message>
    <message>
        <source>Export video…</source>
        <translation>导出视频…</translation>
    </message>
    <message>
        <source>Exporting, {percent} %</source>
        <translation>正在导出，{percent}%</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>淡化</translation>
    </message>
    <message>
        <source>Labels “Before” and “After”</source>
        <translation>“之前”和“之后”标签</translation>
    </message>
    <message>
        <source>Layout of the exported video</source>
        <translation>导出视频的布局</translation>
    </message>
    <message>
        <source>Made on this computer, costs nothing</source>
        <translation>在本机生成，不花费任何费用</translation>
    </message>
    <message>
        <source>More ways to export</source>
        <translation>更多导出方式</translation>
    </message>
    <message>
        <source>One above the other</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>Only the loop</source>
        <translation>仅循环部分</translation>
    </message>
    <message>
        <source>Only the loop ({seconds} s)</source>
        <translation>仅循环部分（{seconds} 秒）</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Save this frame…</source>
        <translation>保存此帧…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>分割</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Another program holds the new file. Try again.</source>
        <translation>另一个程序占用了新文件，请重试。</translation>
    </message>
    <message>
        <source>Lined up by the first movement</source>
        <translation>已按第一个动作对齐</translation>
    </message>
    <message>
        <source>Nothing moves that they could be lined up by</source>
        <translation>没有可用于对齐的动作</translation>
    </message>
    <message>
        <source>One of the two videos could not be read.</source>
        <translation>两个视频中有一个无法读取。</translation>
    </message>
    <message>
        <source>The computer had no memory left for it. Close something and try again.</source>
        <translation>电脑内存不足。请关闭一些程序后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Choose another folder, or make room.</source>
        <translation>磁盘已满。请选择其他文件夹，或腾出空间。</translation>
    </message>
    <message>
        <source>The disk is full. {size} more are needed.</source>
        <translation>磁盘已满，还需要 {size}。</translation>
    </message>
    <message>
        <source>The export did not work. Try again.</source>
        <translation>导出未成功，请重试。</translation>
    </message>
    <message>
        <source>The folder cannot be written to. Choose another one.</source>
        <translation>无法写入该文件夹，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>They could not be lined up</source>
        <translation>无法对齐</translation>
    </message>
    <message>
        <source>They move too differently to be lined up</source>
        <translation>两者动作差异过大，无法对齐</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was saved.</source>
        <translation>已取消。未保存任何内容。</translation>
    </message>
    <message>
        <source>Export GIF</source>
        <translation>导出 GIF</translation>
    </message>
    <message>
        <source>Export video</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>Save this frame</source>
        <translation>保存此帧</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Saved as {name}. It holds the first {seconds} s.</source>
        <translation>已保存为 {name}，包含前 {seconds} 秒。</translation>
    </message>
</context>
<context>
    <name>FadeSlider</name>
    <message>
        <source>Fade, {percent} percent of the result</source>
        <translation>淡化，结果占百分之 {percent}</translation>
    </message>
</context>
<context>
    <name>FaultNotice</name>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Something went wrong in Vidgo Desktop. It goes on; your tasks are safe.</source>
        <translation>Vidgo Desktop 内部出了点问题。程序会继续运行，你的任务很安全。</translation>
    </message>
</context>
<context>
    <name>FilmStrips</name>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>Loop end</source>
        <translation>循环终点</translation>
    </message>
    <message>
        <source>Loop from {first} to {last} seconds</source>
        <translation>从 {first} 秒到 {last} 秒循环</translation>
    </message>
    <message>
        <source>Loop start</source>
        <translation>循环起点</translation>
    </message>
    <message>
        <source>Position in both videos</source>
        <translation>在两个视频中的位置</translation>
    </message>
    <message>
        <source>{now} of {total} seconds</source>
        <translation>{now} / {total} 秒</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>FindingStrip</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Use anyway</source>
        <translation>仍然使用</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>使用这个文件</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Larger than 10 MB. The service may refuse it.</source>
        <translation>大于 10 MB，服务可能会拒绝。</translation>
    </message>
    <message>
        <source>Length, size and format fit.</source>
        <translation>长度、大小和格式都合适。</translation>
    </message>
    <message>
        <source>Longer than 30 s. Short clips work best.</source>
        <translation>超过 30 秒。短片段效果最好。</translation>
    </message>
    <message>
        <source>Not a JPG, PNG or WebP file. The service may refuse it.</source>
        <translation>不是 JPG、PNG 或 WebP 文件，服务可能会拒绝。</translation>
    </message>
    <message>
        <source>Not an MP4 or MOV file. The service may refuse it.</source>
        <translation>不是 MP4 或 MOV 文件，服务可能会拒绝。</translation>
    </message>
    <message>
        <source>Only links that begin with https:// or http:// can be used.</source>
        <translation>只能使用以 https:// 或 http:// 开头的链接。</translation>
    </message>
    <message>
        <source>Shorter than 2 s.</source>
        <translation>短于 2 秒。</translation>
    </message>
    <message>
        <source>Size and format fit.</source>
        <translation>大小和格式都合适。</translation>
    </message>
    <message>
        <source>The file cannot be opened. It may be damaged.</source>
        <translation>无法打开文件，可能已损坏。</translation>
    </message>
    <message>
        <source>The link looks like a picture.</source>
        <translation>链接看起来是图片。</translation>
    </message>
    <message>
        <source>The link looks like a video.</source>
        <translation>链接看起来是视频。</translation>
    </message>
    <message>
        <source>The name of this site cannot be read. Copy the link once more.</source>
        <translation>无法读取这个网站的名称，请重新复制链接。</translation>
    </message>
    <message>
        <source>The picture is too small for {resolution}.</source>
        <translation>图片对 {resolution} 来说太小。</translation>
    </message>
    <message>
        <source>This address begins with http, so others could read what is sent to it.</source>
        <translation>这个地址以 http 开头，他人可能读取发送的内容。</translation>
    </message>
    <message>
        <source>This is a file on this computer, not a link.</source>
        <translation>这是本机文件，不是链接。</translation>
    </message>
    <message>
        <source>This is a picture, not a video.</source>
        <translation>这是图片，不是视频。</translation>
    </message>
    <message>
        <source>This is a video, not a picture.</source>
        <translation>这是视频，不是图片。</translation>
    </message>
    <message>
        <source>This is not a link. A link begins with https://</source>
        <translation>这不是链接。链接以 https:// 开头</translation>
    </message>
    <message>
        <source>This is too long for a link.</source>
        <translation>作为链接太长了。</translation>
    </message>
    <message>
        <source>This link asks for a sign-in. Use a public one.</source>
        <translation>这个链接要求登录，请使用公开链接。</translation>
    </message>
    <message>
        <source>This link begins with http, so others could see the file on its way.</source>
        <translation>这个链接以 http 开头，他人可能在途中看到文件。</translation>
    </message>
    <message>
        <source>This link does not lead to a picture.</source>
        <translation>这个链接不指向图片。</translation>
    </message>
    <message>
        <source>This link does not lead to a video.</source>
        <translation>这个链接不指向视频。</translation>
    </message>
    <message>
        <source>This link holds a name or a password. Use one without.</source>
        <translation>这个链接含有用户名或密码，请使用不含的链接。</translation>
    </message>
    <message>
        <source>This link holds an access key, and Vidgo gets it too. Use one that opens only this file.</source>
        <translation>这个链接里有访问密钥，Vidgo 也会收到。请使用只能打开这个文件的链接。</translation>
    </message>
    <message>
        <source>This link leads into your own network. The service may not reach it.</source>
        <translation>这个链接指向你的内部网络，服务可能无法访问。</translation>
    </message>
    <message>
        <source>This link leads to a page, not to a picture.</source>
        <translation>这个链接指向网页，不是图片。</translation>
    </message>
    <message>
        <source>This link leads to a page, not to a video.</source>
        <translation>这个链接指向网页，不是视频。</translation>
    </message>
    <message>
        <source>This names a file on this computer, but it is not there. Choose the file instead.</source>
        <translation>这里写的是本机文件，但它不存在。请改为选择文件。</translation>
    </message>
    <message>
        <source>We cannot tell whether this link leads to a picture.</source>
        <translation>我们无法判断这个链接是否指向图片。</translation>
    </message>
    <message>
        <source>We cannot tell whether this link leads to a video.</source>
        <translation>我们无法判断这个链接是否指向视频。</translation>
    </message>
    <message>
        <source>Wider than the video: both sides will be cut off.</source>
        <translation>比视频更宽：两侧会被裁掉。</translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Change the folder of finished videos</source>
        <translation>更改成品视频的文件夹</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Saves to {folder}</source>
        <translation>保存到 {folder}</translation>
    </message>
    <message>
        <source>{folder} · only {size} free, saving may have to wait</source>
        <translation>{folder} · 仅剩 {size}，保存可能需要等待</translation>
    </message>
</context>
<context>
    <name>FolderStep</name>
    <message>
        <source>Choose another folder</source>
        <translation>选择其他文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Every finished video is saved by itself, as links last only a day.</source>
        <translation>每个完成的视频都会自动保存，因为链接只保留一天。</translation>
    </message>
    <message>
        <source>Files are named like this</source>
        <translation>文件命名方式</translation>
    </message>
    <message>
        <source>Folder for finished videos</source>
        <translation>成品视频文件夹</translation>
    </message>
    <message>
        <source>If the name is taken, a number is added. Nothing is overwritten.</source>
        <translation>如果重名会加上编号，不会覆盖任何文件。</translation>
    </message>
    <message>
        <source>Nothing gets lost.</source>
        <translation>什么都不会丢失。</translation>
    </message>
    <message>
        <source>Tell me when a video is ready</source>
        <translation>视频完成时通知我</translation>
    </message>
    <message>
        <source>The usual folder for videos</source>
        <translation>系统视频文件夹</translation>
    </message>
</context>
<context>
    <name>FootRow</name>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed, {speed} times</source>
        <translation>速度，{speed} 倍</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>What should happen?</source>
        <translation>要做什么？</translation>
    </message>
</context>
<context>
    <name>FrameLabel</name>
    <message>
        <source>frame {number} of {all}</source>
        <translation>第 {number} 帧，共 {all} 帧</translation>
    </message>
    <message>
        <source>of</source>
        <translation>/</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
</context>
<context>
    <name>Generate</name>
    <message>
        <source>About {needed} credits are needed, you have {balance}.</source>
        <translation>约需 {needed} 点数，你有 {balance}。</translation>
    </message>
    <message>
        <source>Add a picture.</source>
        <translation>请添加图片。</translation>
    </message>
    <message>
        <source>Add a video and a picture to see the price.</source>
        <translation>添加视频和图片后显示价格。</translation>
    </message>
    <message>
        <source>Add a video.</source>
        <translation>请添加视频。</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>连接账户…</translation>
    </message>
    <message>
        <source>Connect your account to generate, or practise without one.</source>
        <translation>连接账户即可生成，也可以不用账户先练习。</translation>
    </message>
    <message>
        <source>Fix the red note first.</source>
        <translation>请先解决红色提示。</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Generate · about {number}</source>
        <translation>生成 · 约 {number}</translation>
    </message>
    <message>
        <source>Generate · about {number} credits</source>
        <translation>生成 · 约 {number} 点数</translation>
    </message>
    <message>
        <source>Generate · pretend</source>
        <translation>生成 · 模拟</translation>
    </message>
    <message>
        <source>Generate, about {number} credits</source>
        <translation>生成，约 {number} 点数</translation>
    </message>
    <message>
        <source>Generate, about {number} credits, leaves about {rest}</source>
        <translation>生成，约 {number} 点数，剩余约 {rest}</translation>
    </message>
    <message>
        <source>Generate, pretend, nothing is spent</source>
        <translation>生成，模拟，不产生费用</translation>
    </message>
    <message>
        <source>Generate, price not known yet</source>
        <translation>生成，价格未知</translation>
    </message>
    <message>
        <source>Held now, given back if it fails.</source>
        <translation>现在预扣，失败则退回。</translation>
    </message>
    <message>
        <source>Held now, given back if it fails. Leaves about {number}.</source>
        <translation>现在预扣，失败则退回。剩余约 {number}。</translation>
    </message>
    <message>
        <source>Look at the amber note. Press once more to use the link as it is.</source>
        <translation>请看黄色提示。再按一次即按原样使用链接。</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>Practice mode: nothing is sent, nothing is spent.</source>
        <translation>练习模式：不发送内容，不产生费用。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>The price is not known yet. Your balance tells us afterwards.</source>
        <translation>价格未知，之后可从余额得知。</translation>
    </message>
    <message>
        <source>This would pass your limit for today.</source>
        <translation>这会超过你的今日上限。</translation>
    </message>
    <message>
        <source>You are offline. Your choice is kept.</source>
        <translation>你已离线，选择会保留。</translation>
    </message>
    <message>
        <source>Your limit for today is reached.</source>
        <translation>已达到今日上限。</translation>
    </message>
</context>
<context>
    <name>GenerateFooter</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change the limit for a day</source>
        <translation>更改每日上限</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Top up, buy credits on vidgo.ai</source>
        <translation>充值，在 vidgo.ai 购买点数</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>%n file(s) copied. Paste where you need them.</source>
        <translation>
            <numerusform>已复制 %n 个文件。请粘贴到需要的位置。</numerusform>
        </translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>链接已复制。</translation>
    </message>
    <message>
        <source>Link copied. It {works}.</source>
        <translation>链接已复制。{works}。</translation>
    </message>
    <message>
        <source>No program here opens this file.</source>
        <translation>这里没有程序能打开这个文件。</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>文件已不在原文件夹中。</translation>
    </message>
    <message>
        <source>This link does not work any more.</source>
        <translation>此链接已失效。</translation>
    </message>
    <message>
        <source>does not work any more</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>works until tomorrow, {time}</source>
        <translation>有效期至明天 {time}</translation>
    </message>
    <message>
        <source>works until {time}</source>
        <translation>有效期至 {time}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Refresh balance</source>
        <translation>刷新余额</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Top up, buy credits on vidgo.ai</source>
        <translation>充值，在 vidgo.ai 购买点数</translation>
    </message>
    <message>
        <source>Vidgo Desktop</source>
        <translation>Vidgo Desktop</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
</context>
<context>
    <name>HelpAbout</name>
    <message>
        <source>About Vidgo Desktop</source>
        <translation>关于 Vidgo Desktop</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>Back to the tasks</source>
        <translation>返回任务列表</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>选择视频</translation>
    </message>
    <message>
        <source>Choose all rows</source>
        <translation>选择所有行</translation>
    </message>
    <message>
        <source>Choose several rows</source>
        <translation>选择多行</translation>
    </message>
    <message>
        <source>Compare with the source</source>
        <translation>与源视频对比</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy the video file</source>
        <translation>复制视频文件</translation>
    </message>
    <message>
        <source>Everything that can be done with the row</source>
        <translation>这一行可做的所有操作</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>In the list of tasks</source>
        <translation>在任务列表中</translation>
    </message>
    <message>
        <source>In the player</source>
        <translation>在播放器中</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>退出搜索</translation>
    </message>
    <message>
        <source>Loop from here, loop to here, loop on or off</source>
        <translation>循环起点、循环终点、循环开关</translation>
    </message>
    <message>
        <source>Move in the list</source>
        <translation>在列表中移动</translation>
    </message>
    <message>
        <source>Move the wipe line</source>
        <translation>移动分割线</translation>
    </message>
    <message>
        <source>Move the wipe line, or fade</source>
        <translation>移动划像线或调整淡化</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>On the page Compare</source>
        <translation>在“对比”页面</translation>
    </message>
    <message>
        <source>One frame back, one frame on</source>
        <translation>后退一帧、前进一帧</translation>
    </message>
    <message>
        <source>Paste a link or a file into the right card</source>
        <translation>把链接或文件粘贴到对应卡片</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play the chosen row, or do what its first button says</source>
        <translation>播放所选行，或执行它的第一个按钮</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Refresh balance</source>
        <translation>刷新余额</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>搜索任务</translation>
    </message>
    <message>
        <source>Set up a video</source>
        <translation>设置视频</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Shift the original by one frame</source>
        <translation>将原视频移动一帧</translation>
    </message>
    <message>
        <source>Shift the result by one frame</source>
        <translation>将结果移动一帧</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Side by side, wipe, fade, blink, single</source>
        <translation>并排、划像、淡化、闪换、单个</translation>
    </message>
    <message>
        <source>Side by side, wipe, single</source>
        <translation>并排、分割、单个</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Ten frames back, ten frames on</source>
        <translation>后退十帧、前进十帧</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>此快捷键列表</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>HelpLists</name>
    <message>
        <source>List of keys</source>
        <translation>快捷键列表</translation>
    </message>
    <message>
        <source>Recent messages</source>
        <translation>最近消息</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>About Vidgo Desktop</source>
        <translation>关于 Vidgo Desktop</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>快捷键列表</translation>
    </message>
    <message>
        <source>Recent messages</source>
        <translation>最近消息</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>报告问题…</translation>
    </message>
    <message>
        <source>Vidgo help page</source>
        <translation>Vidgo 帮助页面</translation>
    </message>
</context>
<context>
    <name>HelpReport</name>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
</context>
<context>
    <name>JobForm</name>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>KeyAnswer</name>
    <message>
        <source>your balance</source>
        <translation>你的余额</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
</context>
<context>
    <name>KeyForgetDialog</name>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Forget the key?</source>
        <translation>移除密钥？</translation>
    </message>
    <message>
        <source>It is removed from this computer. Videos that are being made are fetched once you enter a key again.</source>
        <translation>它会从这台电脑移除。正在生成的视频会在你重新输入密钥后取回。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>一帧</translation>
    </message>
    <message>
        <source>play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>set loop</source>
        <translation>设置循环</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Get a key from your Vidgo page</source>
        <translation>从你的 Vidgo 页面获取密钥</translation>
    </message>
    <message>
        <source>It is shown only once there. Copy it before you close the page.</source>
        <translation>它在那里只显示一次，关闭页面前请复制。</translation>
    </message>
    <message>
        <source>Keep the key until I quit</source>
        <translation>保留密钥到退出为止</translation>
    </message>
    <message>
        <source>Keep until I quit</source>
        <translation>保留到退出</translation>
    </message>
    <message>
        <source>Open Vidgo</source>
        <translation>打开 Vidgo</translation>
    </message>
    <message>
        <source>Open Vidgo, the page of your keys</source>
        <translation>打开 Vidgo 的密钥页面</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>粘贴密钥</translation>
    </message>
    <message>
        <source>Paste your key</source>
        <translation>粘贴你的密钥</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the key in your system’s password store</source>
        <translation>把密钥保存到系统密码库</translation>
    </message>
    <message>
        <source>Your Vidgo key</source>
        <translation>你的 Vidgo 密钥</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Character {position} cannot be part of a key. Copy it once more.</source>
        <translation>第 {position} 个字符不可能属于密钥。请重新复制。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Ends in {tail}. {where}</source>
        <translation>末尾为 {tail}。{where}</translation>
    </message>
    <message>
        <source>Kept in your system’s password store, never in a file.</source>
        <translation>保存在系统密码库中，绝不写入文件。</translation>
    </message>
    <message>
        <source>Kept in your system’s password store.</source>
        <translation>保存在系统的密码库中。</translation>
    </message>
    <message>
        <source>Kept until you quit.</source>
        <translation>保留到退出为止。</translation>
    </message>
    <message>
        <source>No answer from Vidgo. Check your connection.</source>
        <translation>Vidgo 没有应答，请检查连接。</translation>
    </message>
    <message>
        <source>Paste your key first.</source>
        <translation>请先粘贴你的密钥。</translation>
    </message>
    <message>
        <source>Test it anyway</source>
        <translation>仍然测试</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>The key works</source>
        <translation>密钥有效</translation>
    </message>
    <message>
        <source>The key works ({amount} credits)</source>
        <translation>密钥有效（{amount} 点数）</translation>
    </message>
    <message>
        <source>The key works, but there are no credits yet.</source>
        <translation>密钥有效，但还没有点数。</translation>
    </message>
    <message>
        <source>The stored key is damaged. Enter your key once more.</source>
        <translation>已保存的密钥已损坏。请重新输入密钥。</translation>
    </message>
    <message>
        <source>This cannot be a key. Copy it once more, and nothing else.</source>
        <translation>这不可能是密钥。请重新复制，且只复制密钥。</translation>
    </message>
    <message>
        <source>This is too long for a key. Copy the key alone.</source>
        <translation>作为密钥太长了。请只复制密钥本身。</translation>
    </message>
    <message>
        <source>This is too short for a key. Copy it once more.</source>
        <translation>作为密钥太短了，请重新复制。</translation>
    </message>
    <message>
        <source>This looks like the key’s name, not the key.</source>
        <translation>这看起来是密钥的名称，不是密钥本身。</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Vidgo answered in {seconds}. Testing costs nothing.</source>
        <translation>Vidgo 在 {seconds}内应答。测试不收费。</translation>
    </message>
    <message>
        <source>Vidgo does not accept this key. Copy it once more.</source>
        <translation>Vidgo 不接受这个密钥，请重新复制。</translation>
    </message>
    <message>
        <source>Vidgo knows this key, but it may not ask for the balance.</source>
        <translation>Vidgo 能识别这个密钥，但它无权查询余额。</translation>
    </message>
    <message>
        <source>We removed {first} and {last}.</source>
        <translation>我们去掉了{first}和{last}。</translation>
    </message>
    <message>
        <source>We removed {part}.</source>
        <translation>我们去掉了{part}。</translation>
    </message>
    <message>
        <source>Your password store did not keep the key. It is kept until you quit.</source>
        <translation>你的密码库没有保存密钥。密钥只保留到退出为止。</translation>
    </message>
    <message>
        <source>Your password store did not let us in. The key is kept until you quit.</source>
        <translation>你的密码库拒绝了访问。密钥只保留到退出为止。</translation>
    </message>
    <message>
        <source>Your password store does not answer. The key is kept until you quit.</source>
        <translation>你的密码库没有响应。密钥只保留到退出为止。</translation>
    </message>
    <message>
        <source>Your password store is locked. Unlock it, or the key is kept until you quit.</source>
        <translation>你的密码库已锁定。请解锁，否则密钥只保留到退出为止。</translation>
    </message>
    <message>
        <source>Your password store is not a safe one. The key is kept until you quit.</source>
        <translation>你的密码库不安全。密钥只保留到退出为止。</translation>
    </message>
    <message>
        <source>Your system has no password store. The key is kept until you quit.</source>
        <translation>你的系统没有密码库，密钥只保留到退出为止。</translation>
    </message>
    <message>
        <source>a blank</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>a line break</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>quotation marks</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>the name in front of it</source>
        <translation>前面的名称</translation>
    </message>
    <message>
        <source>the word Bearer</source>
        <translation>Bearer 一词</translation>
    </message>
    <message>
        <source>{amount} credits</source>
        <translation>{amount} 点数</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys of a single letter work while the player has the focus.</source>
        <translation>单字母按键在播放器获得焦点时有效。</translation>
    </message>
</context>
<context>
    <name>LibraryActions</name>
    <message>
        <source>Move to folder</source>
        <translation>移动到文件夹</translation>
    </message>
    <message>
        <source>None of these has a saved video.</source>
        <translation>其中没有已保存的视频。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>There is nothing that can be tried again.</source>
        <translation>没有可以重试的任务。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message numerus="yes">
        <source>%n row(s) could not be brought back.</source>
        <translation>
            <numerusform>%n 行无法恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were kept.</source>
        <translation>
            <numerusform>保留了 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are tried again.</source>
        <translation>
            <numerusform>正在重试 %n 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) could not be tried again.</source>
        <translation>
            <numerusform>%n 个任务无法重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) stayed where they are.</source>
        <translation>
            <numerusform>%n 个视频保留在原处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n video(s) to {folder}.</source>
        <translation>
            <numerusform>已将 %n 个视频移动到 {folder}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moving %n video(s)…</source>
        <translation>
            <numerusform>正在移动 %n 个视频…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s).</source>
        <translation>
            <numerusform>已移除 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). The videos are in the recycle bin.</source>
        <translation>
            <numerusform>已移除 %n 行。视频已放入回收站。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>搜索任务</translation>
    </message>
    <message>
        <source>Starred tasks</source>
        <translation>星标任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name} ({keys})</translation>
    </message>
</context>
<context>
    <name>ListMenu</name>
    <message>
        <source>Clear ready rows</source>
        <translation>清除已完成的行</translation>
    </message>
    <message>
        <source>Only starred</source>
        <translation>仅显示星标</translation>
    </message>
    <message>
        <source>Paste a task number…</source>
        <translation>粘贴任务编号…</translation>
    </message>
    <message>
        <source>Retry all that did not work…</source>
        <translation>重试所有未成功的任务…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Also follows the system setting.</source>
        <translation>也会跟随系统设置。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Clear borders round every button and card.</source>
        <translation>每个按钮和卡片都有清晰边框。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follows your system, or always the same.</source>
        <translation>跟随系统，或始终不变。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>No sliding or fading. Videos do not start by themselves.</source>
        <translation>没有滑动或淡入淡出，视频不会自动播放。</translation>
    </message>
    <message>
        <source>Show model names</source>
        <translation>显示模型名称</translation>
    </message>
    <message>
        <source>Small names under the big choices.</source>
        <translation>在大选项下方显示小字名称。</translation>
    </message>
    <message>
        <source>Stronger outlines</source>
        <translation>加强轮廓</translation>
    </message>
    <message>
        <source>{hint} As your system wishes.</source>
        <translation>{hint}跟随系统。</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>重新启动后生效。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme, {name}</source>
        <translation>主题，{name}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was said yet. What the window says at its bottom is kept here.</source>
        <translation>还没有消息。窗口底部显示过的消息会保留在这里。</translation>
    </message>
</context>
<context>
    <name>ModeCard</name>
    <message>
        <source>{title}, model {model}, chosen, {place} of {all}</source>
        <translation>{title}，模型 {model}，已选，第 {place} 项，共 {all} 项</translation>
    </message>
    <message>
        <source>{title}, model {model}, {place} of {all}</source>
        <translation>{title}，模型 {model}，第 {place} 项，共 {all} 项</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of {title}</source>
        <translation>{title} 的名称</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Every video gets this name, with a number behind it.</source>
        <translation>每个视频都会用这个名称，后面加上编号。</translation>
    </message>
    <message>
        <source>File name, with parts in braces</source>
        <translation>文件名，用花括号表示各部分</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Insert a part of the name</source>
        <translation>插入名称的一部分</translation>
    </message>
</context>
<context>
    <name>NameTemplate</name>
    <message>
        <source>A name cannot lead into another folder. Leave out / and \.</source>
        <translation>名称不能指向其他文件夹。请去掉 / 和 \。</translation>
    </message>
    <message>
        <source>A name needs at least one letter or one part.</source>
        <translation>名称至少需要一个字母或一个部分。</translation>
    </message>
    <message>
        <source>A part stands between { and }. One of the two is missing.</source>
        <translation>每个部分写在 { 和 } 之间，其中一个缺失。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Mode, such as replace</source>
        <translation>模式，例如 replace</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Name of the picture</source>
        <translation>图片名称</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>任务名称</translation>
    </message>
    <message>
        <source>Name of the video</source>
        <translation>视频名称</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>任务编号</translation>
    </message>
    <message>
        <source>Size, such as 480p</source>
        <translation>尺寸，例如 480p</translation>
    </message>
    <message>
        <source>There is no part called {word}. Take one from the menu.</source>
        <translation>没有名为 {word} 的部分。请从菜单中选择。</translation>
    </message>
    <message>
        <source>This is too long for a name.</source>
        <translation>作为名称太长了。</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{words}   {token}</source>
        <translation>{words}   {token}</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Advanced, closed</source>
        <translation>高级，已收起</translation>
    </message>
    <message>
        <source>Advanced, open</source>
        <translation>高级，已展开</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Enter the proxy’s host and port. Nothing is sent until then.</source>
        <translation>请输入代理的主机和端口，在此之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>How this app reaches the internet.</source>
        <translation>本应用如何连接互联网。</translation>
    </message>
    <message>
        <source>Leave out the name and the password: they would be kept here in plain text.</source>
        <translation>请去掉用户名和密码：它们会以明文保存在这里。</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Only http and https proxies can be used.</source>
        <translation>只能使用 http 和 https 代理。</translation>
    </message>
    <message>
        <source>Only used when chosen above.</source>
        <translation>仅在上方选择时使用。</translation>
    </message>
    <message>
        <source>Own proxy</source>
        <translation>自定义代理</translation>
    </message>
    <message>
        <source>Own proxy, host and port</source>
        <translation>自定义代理，主机和端口</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>与系统相同</translation>
    </message>
    <message>
        <source>Service, upload and download, one after the other.</source>
        <translation>依次测试服务、上传和下载。</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>立即测试</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>The port is missing: a number after a colon, such as proxy.example:8080.</source>
        <translation>缺少端口：冒号后的数字，例如 proxy.example:8080。</translation>
    </message>
    <message>
        <source>This cannot be a proxy. It looks like proxy.example:8080.</source>
        <translation>这不可能是代理，它应类似 proxy.example:8080。</translation>
    </message>
    <message>
        <source>Uploads at the same time</source>
        <translation>同时上传数</translation>
    </message>
    <message>
        <source>Use the ones your system trusts.</source>
        <translation>使用系统信任的证书。</translation>
    </message>
    <message>
        <source>Vidgo allows 5 per minute.</source>
        <translation>Vidgo 每分钟允许 5 次。</translation>
    </message>
    <message>
        <source>host : port</source>
        <translation>主机 : 端口</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n 个没有成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n 个已完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still being made</source>
        <translation>
            <numerusform>%n 个仍在生成</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>While you were away: {what}.</source>
        <translation>你离开期间：{what}。</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} 已完成</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>A question, or a task that did not work.</source>
        <translation>有疑问，或任务没有成功。</translation>
    </message>
    <message>
        <source>Closing the window hides it. Quit from the icon&apos;s menu or with Ctrl+Q.</source>
        <translation>关闭窗口时将其隐藏。可通过图标菜单或 Ctrl+Q 退出。</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>在托盘中继续运行</translation>
    </message>
    <message>
        <source>Keep the computer awake</source>
        <translation>保持电脑唤醒</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Once at the end, only when the window is behind.</source>
        <translation>仅当窗口在后台时，结束时响一次。</translation>
    </message>
    <message>
        <source>One message for a whole batch.</source>
        <translation>一批只发一条消息。</translation>
    </message>
    <message>
        <source>Only while a video is sent or saved. The screen may go dark.</source>
        <translation>仅在发送或保存视频期间。屏幕可以变暗。</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>合并多条</translation>
    </message>
    <message>
        <source>Soft chime</source>
        <translation>柔和提示音</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window quits.</source>
        <translation>此桌面没有托盘：关闭窗口即退出。</translation>
    </message>
    <message>
        <source>When a video is ready</source>
        <translation>视频完成时</translation>
    </message>
    <message>
        <source>When something needs me</source>
        <translation>需要我处理时</translation>
    </message>
    <message>
        <source>With “Play” and “Show in folder”.</source>
        <translation>带有“播放”和“在文件夹中显示”。</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n 个没有成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n 个需要你处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n 个已完成</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>{title} did not work</source>
        <translation>{title} 没有成功</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} 已完成</translation>
    </message>
    <message>
        <source>{title} needs you</source>
        <translation>{title} 需要你处理</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Did another computer send it, or was this one set up anew? Paste its number from your account: the video is saved here. This never costs anything.</source>
        <translation>是其他电脑提交的，还是这台电脑重新安装过？从你的账户粘贴编号，视频就会保存到这里。这不会产生任何费用。</translation>
    </message>
    <message>
        <source>Paste a task number</source>
        <translation>粘贴任务编号</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Asking Vidgo…</source>
        <translation>正在询问 Vidgo…</translation>
    </message>
    <message>
        <source>Do you see it in your account on vidgo.ai? With its number we can go on watching.</source>
        <translation>你在 vidgo.ai 的账户里能看到它吗？有了编号我们就能继续跟踪。</translation>
    </message>
    <message>
        <source>No answer from Vidgo. Your number was not lost: try again.</source>
        <translation>Vidgo 没有回复。你的编号没有丢失，请重试。</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>任务编号</translation>
    </message>
    <message>
        <source>Number of the task at Vidgo</source>
        <translation>Vidgo 的任务编号</translation>
    </message>
    <message>
        <source>This cannot be the number of a task. Copy it once more.</source>
        <translation>这不可能是任务编号。请重新复制。</translation>
    </message>
    <message>
        <source>This number belongs to another account than your key.</source>
        <translation>此编号属于另一个账户，与你的密钥不符。</translation>
    </message>
    <message>
        <source>This number belongs to another task in your list.</source>
        <translation>这个编号属于你列表中的另一个任务。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use this number</source>
        <translation>使用这个编号</translation>
    </message>
    <message>
        <source>Vidgo does not know this number. Copy it once more from your account.</source>
        <translation>Vidgo 不认识这个编号。请从你的账户重新复制。</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} 字节</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
</context>
<context>
    <name>OfflineStrip</name>
    <message>
        <source>You have been offline since {time}. Everything is kept and goes on by itself.</source>
        <translation>自 {time} 起已离线。一切都会保留并自动继续。</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>Vidgo Desktop goes on in the tray. Quit from its menu there.</source>
        <translation>Vidgo Desktop 在托盘中继续运行。可从托盘菜单退出。</translation>
    </message>
</context>
<context>
    <name>PairButton</name>
    <message>
        <source>Ready-made pair, {title}</source>
        <translation>现成组合，{title}</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Line between the form and the tasks</source>
        <translation>表单与任务之间的分隔线</translation>
    </message>
    <message>
        <source>Line between the tasks and the player</source>
        <translation>任务与播放器之间的分隔线</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>播放器</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>PinnedBar</name>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>还没有选择</translation>
    </message>
</context>
<context>
    <name>PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space key</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>{what} (Space)</source>
        <translation>{what}（空格）</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Preview, {what}, before and after with a wipe line</source>
        <translation>预览，{what}，用分割线对比前后</translation>
    </message>
    <message>
        <source>Preview, {what}, loading</source>
        <translation>预览，{what}，正在加载</translation>
    </message>
    <message>
        <source>Preview, {what}, no video</source>
        <translation>预览，{what}，没有视频</translation>
    </message>
    <message>
        <source>Preview, {what}, source and result side by side</source>
        <translation>预览，{what}，源视频与结果并排</translation>
    </message>
    <message>
        <source>Preview, {what}, {shown}</source>
        <translation>预览，{what}，{shown}</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>文件已不在原文件夹中。</translation>
    </message>
    <message>
        <source>The file is no longer in its folder. Its link still works.</source>
        <translation>文件已不在原文件夹中，但链接仍有效。</translation>
    </message>
    <message>
        <source>There is no video to show.</source>
        <translation>没有可显示的视频。</translation>
    </message>
    <message>
        <source>This computer cannot play this video here.</source>
        <translation>这台电脑无法在此播放这个视频。</translation>
    </message>
    <message>
        <source>Until then, a sample. Drag the line to see before and after.</source>
        <translation>在那之前先看示例。拖动分割线对比前后。</translation>
    </message>
    <message>
        <source>Your result plays here</source>
        <translation>你的结果在这里播放</translation>
    </message>
    <message>
        <source>Your result plays here.</source>
        <translation>你的结果在这里播放。</translation>
    </message>
    <message>
        <source>Your video plays here when it is ready.</source>
        <translation>视频完成后在这里播放。</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源视频</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>PlayerActions</name>
    <message>
        <source>Compare with the source</source>
        <translation>与源视频对比</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>复制文件</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open in default player</source>
        <translation>用默认播放器打开</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>打开方式…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>{what}, {time}</source>
        <translation>{what}，{time}</translation>
    </message>
</context>
<context>
    <name>PlayerHead</name>
    <message>
        <source>Drag this into another program to use the video there.</source>
        <translation>拖到其他程序中即可使用该视频。</translation>
    </message>
</context>
<context>
    <name>PracticeBadge</name>
    <message>
        <source>Practice mode</source>
        <translation>练习模式</translation>
    </message>
    <message>
        <source>Practice mode, nothing is spent</source>
        <translation>练习模式，不产生费用</translation>
    </message>
    <message>
        <source>Practice mode: a pretend service answers. Click to change.</source>
        <translation>练习模式：由模拟服务应答。点击更改。</translation>
    </message>
    <message>
        <source>nothing is spent</source>
        <translation>不产生费用</translation>
    </message>
</context>
<context>
    <name>PracticeBox</name>
    <message>
        <source>A pretend service answers. The results are only for trying out.</source>
        <translation>由模拟服务应答，结果仅供试用。</translation>
    </message>
    <message>
        <source>Connect account</source>
        <translation>连接账户</translation>
    </message>
    <message>
        <source>Connect account…</source>
        <translation>连接账户…</translation>
    </message>
    <message>
        <source>You are practising</source>
        <translation>你正在练习</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>What helps</source>
        <translation>解决办法</translation>
    </message>
</context>
<context>
    <name>RecipeUse</name>
    <message>
        <source>The form has the settings of “{name}”.</source>
        <translation>表单已采用“{name}”的设置。</translation>
    </message>
    <message>
        <source>The form has the settings of “{name}”. Not found: {missing}.</source>
        <translation>表单已采用“{name}”的设置。未找到：{missing}。</translation>
    </message>
    <message>
        <source>There is no recipe in “{name}”.</source>
        <translation>“{name}”中没有配方。</translation>
    </message>
    <message>
        <source>This video was made with Vidgo Desktop.</source>
        <translation>此视频由 Vidgo Desktop 制作。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用它的设置</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>the video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>“{name}” was made with a model that is not known here.</source>
        <translation>“{name}”所用的模型在这里未知。</translation>
    </message>
    <message>
        <source>“{name}” was written by a newer Vidgo Desktop.</source>
        <translation>“{name}”由更新版本的 Vidgo Desktop 写入。</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another folder.</source>
        <translation>无法保存到那里，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Putting it together…</source>
        <translation>正在整理…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>This is the whole report. It holds no key, no link, no name and no path. Nothing is sent by itself: save it, look at it, and give it to whoever helps you.</source>
        <translation>这就是完整的报告。其中没有密钥、链接、姓名和路径。不会自动发送：请保存、查看，再交给帮助你的人。</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip 文件 (*.zip)</translation>
    </message>
</context>
<context>
    <name>RescueCard</name>
    <message numerus="yes">
        <source>%n finished video(s) not saved yet.</source>
        <translation>
            <numerusform>%n 个已完成的视频尚未保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished video(s) saved in time.</source>
        <translation>
            <numerusform>%n 个已完成的视频及时保存了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) gone: the link does not work any more.</source>
        <translation>
            <numerusform>%n 个结果已失效：链接不再可用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选择其他文件夹</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It did not work yet. We keep trying.</source>
        <translation>还没有成功。我们会继续尝试。</translation>
    </message>
    <message>
        <source>Saving now…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>The first link dies in {time}.</source>
        <translation>第一个链接将在 {time} 后失效。</translation>
    </message>
    <message>
        <source>The folder cannot be written to.</source>
        <translation>无法写入该文件夹。</translation>
    </message>
    <message>
        <source>The link dies in {time}.</source>
        <translation>链接将在 {time} 后失效。</translation>
    </message>
    <message>
        <source>{dies} {does}</source>
        <translation>{dies}{does}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>ResolutionBox</name>
    <message>
        <source>Estimate from a price list, not yet confirmed by your tasks</source>
        <translation>根据价目表估算，尚未由你的任务证实</translation>
    </message>
    <message numerus="yes">
        <source>Estimate, learned from your last %n task(s)</source>
        <translation>
            <numerusform>根据你最近 %n 个任务估算</numerusform>
        </translation>
    </message>
    <message>
        <source>Estimates from a price list</source>
        <translation>根据价目表估算</translation>
    </message>
    <message>
        <source>Estimates, learned from your own tasks</source>
        <translation>根据你自己的任务估算</translation>
    </message>
    <message>
        <source>Estimates, partly learned from your own tasks</source>
        <translation>部分根据你自己的任务估算</translation>
    </message>
    <message>
        <source>Resolution, {value} {meaning}, {price}</source>
        <translation>分辨率，{value} {meaning}，{price}</translation>
    </message>
    <message>
        <source>The prices are not known yet</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>price not known yet</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>{sign} {number}</source>
        <translation>{sign} {number}</translation>
    </message>
    <message>
        <source>{sign} {number} credits</source>
        <translation>{sign} {number} 点数</translation>
    </message>
    <message>
        <source>{sign} {number} per second</source>
        <translation>{sign} 每秒 {number}</translation>
    </message>
</context>
<context>
    <name>ResultHelp</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Found again in {folder}.</source>
        <translation>已在 {folder} 中重新找到。</translation>
    </message>
    <message>
        <source>Task {number}</source>
        <translation>任务 {number}</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>文件已不在原文件夹中。</translation>
    </message>
    <message>
        <source>This is another video. Use it anyway?</source>
        <translation>这是另一个视频。仍要使用吗？</translation>
    </message>
    <message>
        <source>This is no video that can be used here.</source>
        <translation>这不是可在此使用的视频。</translation>
    </message>
    <message>
        <source>This task is in your list already.</source>
        <translation>此任务已在你的列表中。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Videos ({endings})</source>
        <translation>视频 ({endings})</translation>
    </message>
    <message>
        <source>Where is {title}?</source>
        <translation>{title} 在哪里？</translation>
    </message>
</context>
<context>
    <name>ResultLines</name>
    <message>
        <source>Charged about {credits} credits</source>
        <translation>收费约 {credits} 点数</translation>
    </message>
    <message>
        <source>Charged about {credits} credits, together with others</source>
        <translation>与其他任务一起收费约 {credits} 点数</translation>
    </message>
    <message>
        <source>Charged {credits} credits</source>
        <translation>收费 {credits} 点数</translation>
    </message>
    <message>
        <source>Charged {credits} credits, as estimated</source>
        <translation>收费 {credits} 点数，与估算一致</translation>
    </message>
    <message>
        <source>Charge not clear</source>
        <translation>扣费情况不明</translation>
    </message>
    <message>
        <source>Charge not clear yet, watching</source>
        <translation>费用尚未确定，我们会继续关注</translation>
    </message>
    <message numerus="yes">
        <source>Charged about {credits} credits, together with %n other(s)</source>
        <translation>
            <numerusform>与另外 %n 个任务一起收费约 {credits} 点数</numerusform>
        </translation>
    </message>
    <message>
        <source>Charged about {credits} credits; your balance fell by {fell} in that time</source>
        <translation>约扣除 {credits} 积分；同期余额减少了 {fell}</translation>
    </message>
    <message>
        <source>Charged {credits} credits, {estimate} were estimated</source>
        <translation>收费 {credits} 点数，估算为 {estimate}</translation>
    </message>
    <message>
        <source>Charged {credits} pretend credits</source>
        <translation>收费 {credits} 模拟点数</translation>
    </message>
    <message>
        <source>Link works until tomorrow, {time}</source>
        <translation>链接有效至明天 {time}</translation>
    </message>
    <message>
        <source>Link works until {time}</source>
        <translation>链接有效至 {time}</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}</source>
        <translation>已保存为 {name}，位于 {folder}</translation>
    </message>
    <message>
        <source>The link does not work any more</source>
        <translation>链接已失效</translation>
    </message>
</context>
<context>
    <name>RetryDialog</name>
    <message numerus="yes">
        <source>%n of them only fetch(es) a finished video and cost(s) nothing.</source>
        <translation>
            <numerusform>其中 %n 个只是重新获取已完成的视频，不花费积分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>This is above the {limit} credits at which you want to be asked.</source>
        <translation>这超过了你设定的 {limit} 积分询问上限。</translation>
    </message>
    <message>
        <source>This would use about {amount} credits.</source>
        <translation>这将使用约 {amount} 点数。</translation>
    </message>
    <message>
        <source>This would use about {amount} of your {balance} credits.</source>
        <translation>这将使用你 {balance} 点数中的约 {amount} 点。</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>重试 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n task(s) again?</source>
        <translation>
            <numerusform>重试 %n 个任务？</numerusform>
        </translation>
    </message>
    <message>
        <source>What this costs together is not known: some of them have no estimate.</source>
        <translation>总费用未知：其中一些没有估价。</translation>
    </message>
    <message>
        <source>{what} · about {amount} credits</source>
        <translation>{what} · 约 {amount} 积分</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Dance × Astronaut</source>
        <translation>舞蹈 × 宇航员</translation>
    </message>
    <message>
        <source>Dance × Fox</source>
        <translation>舞蹈 × 狐狸</translation>
    </message>
    <message>
        <source>Walk × Robot</source>
        <translation>散步 × 机器人</translation>
    </message>
</context>
<context>
    <name>SavingPage</name>
    <message>
        <source>Add the original</source>
        <translation>添加原声</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选择其他文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Date, video, picture</source>
        <translation>日期、视频、图片</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Leave it silent</source>
        <translation>保持无声</translation>
    </message>
    <message>
        <source>Model, settings and price, also inside the video. Never a key or a link.</source>
        <translation>模型、设置和价格，也写入视频内部。绝不包含密钥或链接。</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Pauses saving below 2 GB.</source>
        <translation>低于 2 GB 时暂停保存。</translation>
    </message>
    <message>
        <source>The original sound goes into a second file. The result itself stays as it is.</source>
        <translation>原声会写入第二个文件，结果本身保持不变。</translation>
    </message>
    <message>
        <source>The usual folder for videos</source>
        <translation>系统视频文件夹</translation>
    </message>
    <message>
        <source>Use the usual folder</source>
        <translation>使用默认文件夹</translation>
    </message>
    <message>
        <source>Video, mode, size</source>
        <translation>视频、模式、大小</translation>
    </message>
    <message>
        <source>Video, picture, size</source>
        <translation>视频、图片、大小</translation>
    </message>
    <message>
        <source>Warn when the disk is low</source>
        <translation>磁盘空间不足时提醒</translation>
    </message>
    <message>
        <source>When a result comes back silent</source>
        <translation>结果没有声音时</translation>
    </message>
    <message>
        <source>Write a recipe beside each video</source>
        <translation>在每个视频旁写入配方</translation>
    </message>
    <message>
        <source>{folder} · {size} free</source>
        <translation>{folder} · 剩余 {size}</translation>
    </message>
    <message>
        <source>Use the usual folder for videos</source>
        <translation>使用系统视频文件夹</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Leave search</source>
        <translation>退出搜索</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>搜索任务</translation>
    </message>
    <message>
        <source>{name} (Esc)</source>
        <translation>{name} (Esc)</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message numerus="yes">
        <source>Generate %n video(s)</source>
        <translation>
            <numerusform>生成 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>This would use about {amount} credits.</source>
        <translation>这将使用约 {amount} 点数。</translation>
    </message>
    <message>
        <source>This would use about {amount} of your {balance} credits.</source>
        <translation>这将使用你 {balance} 点数中的约 {amount} 点。</translation>
    </message>
    <message>
        <source>You are asked above {limit} credits. The settings of your account change that.</source>
        <translation>超过 {limit} 点数时会询问你，可在账户设置中更改。</translation>
    </message>
</context>
<context>
    <name>ServiceAddress</name>
    <message>
        <source>Back to Vidgo’s own</source>
        <translation>恢复 Vidgo 默认地址</translation>
    </message>
    <message>
        <source>Given when the program was started; it holds until it is closed.</source>
        <translation>启动程序时给定，关闭前一直有效。</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Use an address that begins with https. On this computer itself, http is fine.</source>
        <translation>请使用 https 开头的地址。本机地址可用 http。</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用这个地址</translation>
    </message>
    <message>
        <source>Vidgo’s own, unless you were given another one.</source>
        <translation>除非另有提供，否则使用 Vidgo 自己的地址。</translation>
    </message>
    <message>
        <source>Your key belongs to the service that it was made for. It is forgotten here and must be entered again.</source>
        <translation>密钥只属于对应的服务，此处会移除它，需要重新输入。</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Line up again</source>
        <translation>重新对齐</translation>
    </message>
    <message>
        <source>Looking for the first movement…</source>
        <translation>正在查找第一个动作…</translation>
    </message>
    <message>
        <source>Shifted by hand</source>
        <translation>已手动移动</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>SettingsNav</name>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>There is no such folder yet. It is made with the first video.</source>
        <translation>还没有这个文件夹，它会随第一个视频创建。</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>保存位置</translation>
    </message>
</context>
<context>
    <name>ShiftRow</name>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what} ({keys})</translation>
    </message>
</context>
<context>
    <name>SidePicture</name>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
</context>
<context>
    <name>SoundButton</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Sound: off</source>
        <translation>声音：关</translation>
    </message>
    <message>
        <source>Sound: result</source>
        <translation>声音：结果</translation>
    </message>
    <message>
        <source>Sound: source</source>
        <translation>声音：源视频</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源视频</translation>
    </message>
</context>
<context>
    <name>SoundNote</name>
    <message>
        <source>Lay the original sound under it</source>
        <translation>配上原声</translation>
    </message>
    <message>
        <source>Play as it was made</source>
        <translation>播放生成时的版本</translation>
    </message>
    <message>
        <source>Play with the original sound</source>
        <translation>播放带原声的版本</translation>
    </message>
    <message>
        <source>Sound: from the original</source>
        <translation>声音：来自原视频</translation>
    </message>
    <message>
        <source>Sound: none, as it was made</source>
        <translation>声音：无，保持生成时的样子</translation>
    </message>
    <message>
        <source>The disk is full, so no sound could be laid under it.</source>
        <translation>磁盘已满，无法配上声音。</translation>
    </message>
    <message>
        <source>The original sound could not be laid under it.</source>
        <translation>无法配上原声。</translation>
    </message>
    <message>
        <source>The original sound is being laid under it…</source>
        <translation>正在配上原声…</translation>
    </message>
    <message>
        <source>The result has no sound, and neither has the original.</source>
        <translation>结果没有声音，原视频也没有。</translation>
    </message>
    <message>
        <source>The result has no sound, and the original is not in its place any more.</source>
        <translation>结果没有声音，原视频也已不在原处。</translation>
    </message>
    <message>
        <source>The result has no sound.</source>
        <translation>结果没有声音。</translation>
    </message>
    <message>
        <source>The result has no sound. Its speed is not that of the original.</source>
        <translation>结果没有声音。其速度与原视频不同。</translation>
    </message>
    <message>
        <source>The result has no sound. The original is a link, so its sound is not here.</source>
        <translation>结果没有声音。原视频是链接，本机没有它的声音。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>SourceBody</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>All files ({patterns})</source>
        <translation>所有文件 ({patterns})</translation>
    </message>
    <message>
        <source>Change the character picture</source>
        <translation>更换人物图片</translation>
    </message>
    <message>
        <source>Change the source video</source>
        <translation>更换源视频</translation>
    </message>
    <message>
        <source>Choose a character picture</source>
        <translation>选择人物图片</translation>
    </message>
    <message>
        <source>Choose a picture file</source>
        <translation>选择图片文件</translation>
    </message>
    <message>
        <source>Choose a source video</source>
        <translation>选择源视频</translation>
    </message>
    <message>
        <source>Choose a video file</source>
        <translation>选择视频文件</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>把图片拖到这里</translation>
    </message>
    <message>
        <source>Drop a video here</source>
        <translation>把视频拖到这里</translation>
    </message>
    <message>
        <source>JPG or PNG, face and body in view</source>
        <translation>JPG 或 PNG，面部和身体可见</translation>
    </message>
    <message>
        <source>Link to the character picture</source>
        <translation>人物图片的链接</translation>
    </message>
    <message>
        <source>Link to the source video</source>
        <translation>源视频的链接</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>MP4 or MOV, best 5–10 s, one person</source>
        <translation>MP4 或 MOV，最好 5–10 秒，一个人</translation>
    </message>
    <message>
        <source>Paste a link</source>
        <translation>粘贴链接</translation>
    </message>
    <message>
        <source>Paste a link to a picture</source>
        <translation>粘贴图片链接</translation>
    </message>
    <message>
        <source>Paste a link to a video</source>
        <translation>粘贴视频链接</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Remove video</source>
        <translation>移除视频</translation>
    </message>
    <message>
        <source>That is not a picture</source>
        <translation>这不是图片</translation>
    </message>
    <message>
        <source>That is not a video</source>
        <translation>这不是视频</translation>
    </message>
    <message>
        <source>Use JPG or PNG</source>
        <translation>请使用 JPG 或 PNG</translation>
    </message>
    <message>
        <source>Use MP4 or MOV</source>
        <translation>请使用 MP4 或 MOV</translation>
    </message>
    <message>
        <source>Use this link as the character picture</source>
        <translation>把这个链接用作人物图片</translation>
    </message>
    <message>
        <source>Use this link as the source video</source>
        <translation>把这个链接用作源视频</translation>
    </message>
    <message>
        <source>Videos ({patterns})</source>
        <translation>视频 ({patterns})</translation>
    </message>
    <message>
        <source>{what}. {instead}</source>
        <translation>{what}。{instead}</translation>
    </message>
    <message>
        <source>{number} fps</source>
        <translation>{number} fps</translation>
    </message>
</context>
<context>
    <name>SourceLook</name>
    <message>
        <source>Cancel, keep what was chosen</source>
        <translation>取消，保留已选内容</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>From a link</source>
        <translation>来自链接</translation>
    </message>
    <message>
        <source>Let go to use it</source>
        <translation>松开即可使用</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>Paste a link</source>
        <translation>粘贴链接</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
</context>
<context>
    <name>StageControls</name>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>Which side is shown</source>
        <translation>显示哪一侧</translation>
    </message>
</context>
<context>
    <name>StageNotice</name>
    <message>
        <source>Find the file</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Open in default player</source>
        <translation>用默认播放器打开</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>解决办法</translation>
    </message>
</context>
<context>
    <name>StepMarks</name>
    <message>
        <source>Step {step} of {steps}, {name}</source>
        <translation>第 {step} 步，共 {steps} 步，{name}</translation>
    </message>
</context>
<context>
    <name>TaskActions</name>
    <message>
        <source>No browser could be opened. The address is {address}</source>
        <translation>无法打开浏览器。地址是 {address}</translation>
    </message>
    <message>
        <source>No program here opens this file.</source>
        <translation>这里没有程序能打开这个文件。</translation>
    </message>
    <message>
        <source>The file is no longer in its folder.</source>
        <translation>文件已不在原文件夹中。</translation>
    </message>
    <message>
        <source>This link cannot be opened.</source>
        <translation>无法打开这个链接。</translation>
    </message>
</context>
<context>
    <name>TaskDetails</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>First tick that it may cost a second time.</source>
        <translation>请先勾选“可能会再次收费”。</translation>
    </message>
    <message>
        <source>Keep checking</source>
        <translation>继续检查</translation>
    </message>
    <message>
        <source>Send again · about {amount} credits</source>
        <translation>再次发送 · 约 {amount} 点数</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>再次发送…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止跟踪</translation>
    </message>
    <message>
        <source>Was I charged?</source>
        <translation>收费了吗？</translation>
    </message>
    <message>
        <source>{title} · sent {time}</source>
        <translation>{title} · 发送于 {time}</translation>
    </message>
    <message>
        <source>{title} · {time}</source>
        <translation>{title} · {time}</translation>
    </message>
</context>
<context>
    <name>TaskHeads</name>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By price</source>
        <translation>按价格</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>Not sure – please have a look</source>
        <translation>还不确定，请看一下</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早优先</translation>
    </message>
    <message>
        <source>Price, dearest first</source>
        <translation>价格，从高到低</translation>
    </message>
    <message>
        <source>Starred first</source>
        <translation>星标优先</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>TaskListPane</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>Nothing here has a star.</source>
        <translation>这里没有星标任务。</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>没有名为“{text}”的内容。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有进行中的任务。</translation>
    </message>
    <message>
        <source>Nothing ready yet.</source>
        <translation>还没有完成的。</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>已完成</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). Saved videos stay where they are.</source>
        <translation>
            <numerusform>已移除 %n 行。已保存的视频保留在原处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s). The saved videos stay where they are.</source>
        <translation>
            <numerusform>已移除 %n 行，已保存的视频留在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed {title}.</source>
        <translation>已移除 {title}。</translation>
    </message>
    <message>
        <source>Removed {title}. The saved video stays where it is.</source>
        <translation>已移除 {title}，已保存的视频留在原处。</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Which tasks are shown</source>
        <translation>显示哪些任务</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>TaskSpeech</name>
    <message>
        <source> with </source>
        <translation> 与 </translation>
    </message>
    <message>
        <source>New task: {title}</source>
        <translation>新任务：{title}</translation>
    </message>
    <message>
        <source>by</source>
        <translation>乘</translation>
    </message>
    <message>
        <source>making your video</source>
        <translation>正在生成视频</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选择 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) found</source>
        <translation>
            <numerusform>找到 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks, {count}</source>
        <translation>任务，{count}</translation>
    </message>
    <message>
        <source>Trying again: {title}</source>
        <translation>正在重试：{title}</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>times</source>
        <translation>乘</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>{name}, button, {title}</source>
        <translation>{name}，按钮，{title}</translation>
    </message>
    <message>
        <source>{percent} percent</source>
        <translation>百分之 {percent}</translation>
    </message>
    <message>
        <source>{title} could not be saved</source>
        <translation>{title} 无法保存</translation>
    </message>
    <message>
        <source>{title} did not work</source>
        <translation>{title} 没有成功</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} 已完成</translation>
    </message>
    <message>
        <source>{title} needs you</source>
        <translation>{title} 需要你处理</translation>
    </message>
    <message>
        <source>{title}: not sure if it was sent, checking</source>
        <translation>{title}：不确定是否已发送，正在检查</translation>
    </message>
</context>
<context>
    <name>TaskText</name>
    <message>
        <source>Did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>It could not be saved</source>
        <translation>无法保存</translation>
    </message>
    <message>
        <source>It may still finish and cost.</source>
        <translation>它仍可能完成并收费。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Making your video</source>
        <translation>正在生成视频</translation>
    </message>
    <message>
        <source>Making your video {percent} %</source>
        <translation>正在生成视频 {percent}%</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要你处理</translation>
    </message>
    <message>
        <source>Not sure – checking</source>
        <translation>不确定 – 正在检查</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Stopped waiting</source>
        <translation>已停止等待</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be used.</source>
        <translation>
            <numerusform>有 %n 个文件无法使用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) came with it and were not saved.</source>
        <translation>
            <numerusform>另有 %n 个文件，未保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>2nd try</source>
        <translation>第 2 次尝试</translation>
    </message>
    <message>
        <source>3rd try</source>
        <translation>第 3 次尝试</translation>
    </message>
    <message>
        <source>Its recipe could not be written.</source>
        <translation>未能写入它的配方。</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Slower than most, still fine.</source>
        <translation>比多数慢，但仍正常。</translation>
    </message>
    <message>
        <source>The link works only until {time}.</source>
        <translation>链接仅在 {time} 之前有效。</translation>
    </message>
    <message>
        <source>The link works until tomorrow, {time}.</source>
        <translation>链接在明天 {time} 之前有效。</translation>
    </message>
    <message>
        <source>The link works until {time}.</source>
        <translation>链接在 {time} 之前有效。</translation>
    </message>
    <message>
        <source>The result is gone</source>
        <translation>结果已不存在</translation>
    </message>
    <message>
        <source>There is no connection. It starts when you are online again.</source>
        <translation>没有连接，恢复在线后自动开始。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Unusually long. We keep looking.</source>
        <translation>耗时异常长，我们会继续查看。</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>Vidgo asks us to slow down. This goes on by itself in {time}.</source>
        <translation>Vidgo 请我们放慢速度。{time} 后会自动继续。</translation>
    </message>
    <message>
        <source>Vidgo had first said that it failed.</source>
        <translation>Vidgo 起初表示失败。</translation>
    </message>
    <message>
        <source>Vidgo has said this for more than a day. Keep waiting, or stop?</source>
        <translation>Vidgo 显示此状态已超过一天。继续等待，还是停止？</translation>
    </message>
    <message>
        <source>Working (status: {word})</source>
        <translation>处理中（状态：{word}）</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>at Vidgo</source>
        <translation>在 Vidgo</translation>
    </message>
    <message>
        <source>charge not clear</source>
        <translation>费用不明</translation>
    </message>
    <message>
        <source>checking the charge</source>
        <translation>正在核对费用</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>may still finish and cost</source>
        <translation>仍可能完成并收费</translation>
    </message>
    <message>
        <source>not charged</source>
        <translation>未收费</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>保存于 {time}</translation>
    </message>
    <message>
        <source>starts by itself</source>
        <translation>自动开始</translation>
    </message>
    <message numerus="yes">
        <source>starts by itself · %n before it</source>
        <translation>
            <numerusform>自动开始 · 前面还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>try {number}</source>
        <translation>第 {number} 次尝试</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} / {total} MB</translation>
    </message>
    <message>
        <source>{done} of {total} kB</source>
        <translation>{done} / {total} kB</translation>
    </message>
    <message>
        <source>{elapsed}, checked {ago} ago</source>
        <translation>{elapsed}，{ago}前检查</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>TimeLabel</name>
    <message>
        <source>Time {time}</source>
        <translation>时间 {time}</translation>
    </message>
    <message>
        <source>of</source>
        <translation>/</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Loop from {first} to {last} seconds</source>
        <translation>从 {first} 秒到 {last} 秒循环</translation>
    </message>
    <message>
        <source>Position in the video</source>
        <translation>视频位置</translation>
    </message>
    <message>
        <source>{now} of {total} seconds</source>
        <translation>{now} / {total} 秒</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Key {letter}</source>
        <translation>{letter} 键</translation>
    </message>
    <message>
        <source>Left arrow key</source>
        <translation>左方向键</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Right arrow key</source>
        <translation>右方向键</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>声音关</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>声音开</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed, {speed} times</source>
        <translation>速度，{speed} 倍</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>{what} (L), from here (I), to here (O)</source>
        <translation>{what} (L)，起点 (I)，终点 (O)</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n video(s) are being made</source>
        <translation>
            <numerusform>正在制作 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation>没有正在制作的视频</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>UnclearTasks</name>
    <message numerus="yes">
        <source>{name} · %n not sure</source>
        <translation>
            <numerusform>{name} · %n 个不确定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoBlock</name>
    <message>
        <source>Play the sample</source>
        <translation>播放示例</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>分割</translation>
    </message>
</context>
<context>
    <name>Watchman</name>
    <message>
        <source>The task list does not answer. Your disk may be busy; nothing is lost.</source>
        <translation>任务列表没有响应。可能是磁盘正忙；不会丢失任何内容。</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start creating</source>
        <translation>开始创作</translation>
    </message>
    <message>
        <source>Try it without an account</source>
        <translation>不用账户试试</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>它能做什么</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>你的账户</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <source>Bring a picture to life</source>
        <translation>让图片动起来</translation>
    </message>
    <message>
        <source>One video, one picture.</source>
        <translation>一个视频，一张图片。</translation>
    </message>
    <message>
        <source>Person and background come from your picture. The video lends the movement.</source>
        <translation>人物和背景来自你的图片，动作来自视频。</translation>
    </message>
    <message>
        <source>Replace the person</source>
        <translation>替换人物</translation>
    </message>
    <message>
        <source>The scene, camera and light of your video stay. Only the person changes.</source>
        <translation>视频的场景、镜头和光线不变，只换人物。</translation>
    </message>
    <message>
        <source>Vidgo Desktop puts your character into a moving scene. You choose how.</source>
        <translation>Vidgo Desktop 把你的人物放进动态场景，由你决定方式。</translation>
    </message>
</context>
<context>
    <name>WholeScreen</name>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>WindowFacts</name>
    <message numerus="yes">
        <source>%n task(s) came back from their second copy.</source>
        <translation>
            <numerusform>已从备份副本恢复 %n 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>The task list was damaged. A new one was begun, the old one is kept as {name}.</source>
        <translation>任务列表已损坏。已新建列表，旧的保存为 {name}。</translation>
    </message>
    <message>
        <source>Your settings could not be read. The usual ones are in force, the old file is kept beside.</source>
        <translation>无法读取你的设置，已使用默认设置，旧文件保留在旁边。</translation>
    </message>
    <message>
        <source>Your settings could not be read. The usual ones are in force.</source>
        <translation>无法读取你的设置，已使用默认设置。</translation>
    </message>
    <message>
        <source>{headline}. {sentence}</source>
        <translation>{headline}。{sentence}</translation>
    </message>
</context>
<context>
    <name>WipeHandle</name>
    <message>
        <source>Wipe position, {percent} percent</source>
        <translation>分割线位置，百分之 {percent}</translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Zoom, {zoom}</source>
        <translation>缩放，{zoom}</translation>
    </message>
    <message>
        <source>Zoom; Ctrl and the wheel zoom at the pointer</source>
        <translation>缩放；按住 Ctrl 并滚动滚轮可在指针处缩放</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>Your video</source>
        <translation>你的视频</translation>
    </message>
</context>
<context>
    <name>_FoldButton</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>_FolderField</name>
    <message>
        <source>{size} free</source>
        <translation>剩余 {size}</translation>
    </message>
</context>
<context>
    <name>_ShiftValue</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Sums</name>
    <message>
        <source>Held now</source>
        <translation>当前预扣</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
</TS>
